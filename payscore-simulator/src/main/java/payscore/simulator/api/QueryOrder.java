package payscore.simulator.api;

import java.util.Optional;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.OrderKey;
import tools.jackson.databind.node.ObjectNode;

/** A2: by exactly one of {@code out_order_no} and {@code query_id}. */
final class QueryOrder implements Endpoint {
    private static final int QUERY_ID_MAX = 512;

    private final Bindings bindings;
    private final OrderBook book;

    QueryOrder(Bindings bindings, OrderBook book) {
        this.bindings = bindings;
        this.book = book;
    }

    @Override
    public ObjectNode handle(Call call) {
        Optional<String> outOrderNo = parameter(call, "out_order_no", 32);
        Optional<String> queryId = parameter(call, "query_id", QUERY_ID_MAX);
        if (outOrderNo.isPresent() == queryId.isPresent()) {
            throw ApiFailure.badField("query", "out_order_no", "out_order_no和query_id必须且只能填写一个");
        }
        String serviceId = required(call, "service_id");
        String appId = required(call, "appid");
        String mchId = call.merchant().mchId();
        bindings.service(mchId, appId, serviceId);
        String number = outOrderNo
                .or(() -> queryId.flatMap(book::resolveQueryId)
                        .filter(key -> key.mchId().equals(mchId))
                        .map(OrderKey::outOrderNo))
                .orElseThrow(ApiFailure::orderNotExist);
        return OrderJson.entity(bindings.order(mchId, number, appId, serviceId));
    }

    private static String required(Call call, String name) {
        return parameter(call, name, 32).orElseThrow(() -> ApiFailure.badField("query", name, "缺少必填字段" + name));
    }

    private static Optional<String> parameter(Call call, String name, int max) {
        Optional<String> value = Optional.ofNullable(call.query().get(name)).filter(text -> !text.isEmpty());
        value.ifPresent(text -> {
            if (text.codePointCount(0, text.length()) > max) {
                throw ApiFailure.badField("query", name, "字符串长度不能超过" + max);
            }
        });
        return value;
    }
}
