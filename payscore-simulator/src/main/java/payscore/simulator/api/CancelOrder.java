package payscore.simulator.api;

import java.time.InstantSource;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Registry;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** A3. WeChat's papers disagree about cancelling a completed, unpaid order: a switch decides. */
final class CancelOrder implements Endpoint {
    private static final int REASON_MAX = 50;

    private final Bindings bindings;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;

    CancelOrder(Bindings bindings, LifeCycle lifeCycle, InstantSource clock, Registry registry) {
        this.bindings = bindings;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        body.text("reason", REASON_MAX);
        ServiceOrder order = bindings.order(call, body);
        ObjectNode cancellation = Json.objectOf(call.body());
        switch (order.position()) {
            case CREATED, IN_USE -> lifeCycle.cancel(order, cancellation);
            case COLLECTING -> cancelCollecting(order, cancellation);
            case PAID, CLOSED_WITH_ZERO -> throw ApiFailure.orderDone();
            case REVOKED -> {
                boolean same = order.cancellation().filter(cancellation::equals).isPresent();
                if (!same || !registry.switches().cancelReentry()) {
                    throw ApiFailure.of(400, "ORDER_CANCELED", "订单已取消", "271302333");
                }
            }
            case EXPIRED -> throw ApiFailure.notCancellable("INVALID_ORDER_STATE");
        }
        return OrderJson.brief(order);
    }

    private void cancelCollecting(ServiceOrder order, ObjectNode cancellation) {
        if (order.inFlight(clock.instant())) {
            throw ApiFailure.inFlight();
        }
        if (!registry.switches().cancelWhileCollecting() || order.paid() > 0) {
            throw ApiFailure.notCancellable("PARAM_ERROR");
        }
        lifeCycle.cancel(order, cancellation);
    }
}
