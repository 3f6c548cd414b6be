package payscore.simulator.api;

import java.time.InstantSource;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** A4: while waiting for payment, downwards only. */
final class ModifyOrder implements Endpoint {
    private static final int REASON_MAX = 50;

    private final Bindings bindings;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;

    ModifyOrder(Bindings bindings, LifeCycle lifeCycle, InstantSource clock, Registry registry) {
        this.bindings = bindings;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        Fees fees = Fees.modified(body);
        long wanted = Fees.totalAmount(body);
        body.text("reason", REASON_MAX);
        ServiceOrder order = bindings.order(call, body);
        if (order.position() != Position.COLLECTING || order.depositPaid()) {
            throw ApiFailure.notCollecting();
        }
        if (order.inFlight(clock.instant())) {
            throw ApiFailure.inFlight();
        }
        ObjectNode modification = Json.objectOf(call.body());
        if (registry.switches().modifyReentry() && sameAsLast(order, modification, wanted)) {
            return OrderJson.entity(order);
        }
        Service service = bindings.service(call.merchant().mchId(), order.appId(), order.serviceId());
        long total = fees.total(body, service, order);
        if (total >= order.total().orElse(0L)) {
            throw ApiFailure.paramError("修改后的金额必须小于当前订单金额");
        }
        if (total <= order.paid() && order.paid() > 0) {
            throw ApiFailure.paramError("修改后的金额必须大于已收金额");
        }
        if (total == 0 && !registry.switches().modifyToZero()) {
            throw ApiFailure.paramError("修改后的金额必须大于0");
        }
        if (order.modifications() > 0 && registry.switches().modifyOnce()) {
            throw ApiFailure.paramError("订单金额仅可修改一次");
        }
        lifeCycle.modify(order, modification, total);
        return OrderJson.entity(order);
    }

    /** The same lists and total as the last modification: re-entry, answered with the current entity. */
    private static boolean sameAsLast(ServiceOrder order, ObjectNode modification, long wanted) {
        return order.modifications() > 0
                && order.total().filter(total -> total == wanted).isPresent()
                && modification.path("post_payments").equals(order.terms().path("post_payments"))
                && modification.path("post_discounts").equals(order.terms().path("post_discounts"));
    }
}
