package payscore.simulator.order;

import payscore.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** How an order looks on the wire: answers of each endpoint and the plaintext of notifications. */
public final class OrderJson {
    private OrderJson() {}

    /** Answer to create: echo of the request, order_id and the package. */
    public static ObjectNode created(ServiceOrder order, String ticket) {
        ObjectNode json = identity(order);
        json.put(
                "service_introduction",
                order.terms().path("service_introduction").asString());
        state(json, order);
        copy(json, order, "post_payments", "post_discounts", "risk_fund", "time_range", "location", "attach");
        json.put("notify_url", order.notifyUrl());
        json.put("order_id", order.orderId());
        if (!ticket.isEmpty()) {
            json.put("package", ticket);
        }
        return json;
    }

    /** ServiceOrderEntity: answer to query, modify and sync. */
    public static ObjectNode entity(ServiceOrder order) {
        ObjectNode json = identity(order);
        json.put(
                "service_introduction",
                order.terms().path("service_introduction").asString());
        state(json, order);
        copy(json, order, "post_payments", "post_discounts", "risk_fund");
        order.total().ifPresent(total -> json.put("total_amount", total));
        collection(json, order);
        copy(json, order, "time_range", "location", "attach");
        json.put("notify_url", order.notifyUrl());
        order.openid().ifPresent(openid -> json.put("openid", openid));
        json.put("order_id", order.orderId());
        return json;
    }

    /** Answer to complete: no collection, no openid. */
    public static ObjectNode completed(ServiceOrder order) {
        ObjectNode json = identity(order);
        json.put(
                "service_introduction",
                order.terms().path("service_introduction").asString());
        state(json, order);
        order.total().ifPresent(total -> json.put("total_amount", total));
        copy(json, order, "post_payments", "post_discounts", "risk_fund", "time_range", "location");
        json.put("order_id", order.orderId());
        json.put("need_collection", order.total().orElse(0L) > 0);
        return json;
    }

    /** Answer to cancel and collect. */
    public static ObjectNode brief(ServiceOrder order) {
        return identity(order).put("order_id", order.orderId());
    }

    /** Plaintext of USER_CONFIRM and USER_PAID. */
    static ObjectNode notified(ServiceOrder order, String eventType) {
        ObjectNode json = entity(order);
        if (eventType.equals(OrderEvent.USER_CONFIRM)) {
            json.remove("notify_url");
            if (!json.has("post_payments")) {
                json.set("post_payments", Json.array());
            }
        }
        return json;
    }

    private static ObjectNode identity(ServiceOrder order) {
        ObjectNode json = Json.object();
        json.put("appid", order.appId());
        json.put("mchid", order.key().mchId());
        json.put("out_order_no", order.key().outOrderNo());
        json.put("service_id", order.serviceId());
        return json;
    }

    private static void state(ObjectNode json, ServiceOrder order) {
        json.put("state", order.stateWord());
        order.position().stateDescription().ifPresent(word -> json.put("state_description", word));
    }

    /** {@code need_collection} and {@code collection} appear only after a completion with an amount. */
    private static void collection(ObjectNode json, ServiceOrder order) {
        if (order.position() != Position.COLLECTING && order.position() != Position.PAID) {
            return;
        }
        long total = order.total().orElse(0L);
        long paid = order.paid();
        json.put("need_collection", true);
        ObjectNode collection = json.putObject("collection");
        collection.put("state", order.position().collectionState().orElseThrow());
        collection.put("total_amount", total);
        collection.put("paying_amount", total - paid);
        collection.put("paid_amount", paid);
        if (!order.details().isEmpty()) {
            collection.set("details", order.details().deepCopy());
        }
    }

    private static void copy(ObjectNode json, ServiceOrder order, String... names) {
        for (String name : names) {
            if (order.terms().hasNonNull(name)) {
                json.set(name, order.terms().get(name).deepCopy());
            }
        }
    }
}
