package payscore.simulator.api;

import java.time.InstantSource;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** A5. The answer never means paid; the same parameters again answer the current state. */
final class CompleteOrder implements Endpoint {
    private static final int LOCATION_MAX = 50;
    private static final int GOODS_TAG_MAX = 32;

    private final Bindings bindings;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;

    CompleteOrder(Bindings bindings, LifeCycle lifeCycle, InstantSource clock, Registry registry) {
        this.bindings = bindings;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        Fees fees = Fees.actual(body);
        Fees.totalAmount(body);
        body.optionalObject("time_range").ifPresent(range -> Times.checkShape(range, false));
        body.optionalObject("location").ifPresent(location -> location.optionalText("end_location", LOCATION_MAX));
        body.optionalBoolean("profit_sharing");
        body.optionalText("goods_tag", GOODS_TAG_MAX);
        body.optionalObject("device");
        ServiceOrder order = bindings.order(call, body);
        ObjectNode completion = Json.objectOf(call.body());
        switch (order.position()) {
            case IN_USE -> complete(call, body, fees, order, completion);
            case COLLECTING, PAID, CLOSED_WITH_ZERO -> {
                if (!order.completion().filter(completion::equals).isPresent()) {
                    throw ApiFailure.reentry(true);
                }
                if (!registry.switches().completeReentry()) {
                    throw ApiFailure.invalidRequest("当前订单状态不合法", "271302262");
                }
            }
            case CREATED -> throw ApiFailure.invalidRequest("当前订单状态不合法", "271302332");
            case REVOKED -> throw ApiFailure.invalidRequest("当前订单状态不合法", "271302333");
            case EXPIRED -> throw ApiFailure.invalidRequest("当前订单状态不合法", "271302262");
        }
        return OrderJson.completed(order);
    }

    private void complete(Call call, Fields body, Fees fees, ServiceOrder order, ObjectNode completion) {
        Service service = bindings.service(call.merchant().mchId(), order.appId(), order.serviceId());
        long total = fees.total(body, service, order);
        Times.checkCompletion(body, order, clock.instant());
        boolean endLocation = body.optionalObject("location")
                .filter(location -> location.has("end_location"))
                .isPresent();
        if (endLocation && !order.creation().path("location").hasNonNull("start_location")) {
            throw ApiFailure.paramError("创建订单未填写服务开始地点，不能填写服务结束地点");
        }
        lifeCycle.complete(order, completion, total);
    }
}
