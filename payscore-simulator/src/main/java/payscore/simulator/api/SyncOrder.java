package payscore.simulator.api;

import java.time.InstantSource;
import payscore.simulator.json.Fields;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** A7: the debt was paid outside PayScore. */
final class SyncOrder implements Endpoint {
    private final Bindings bindings;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;

    SyncOrder(Bindings bindings, LifeCycle lifeCycle, InstantSource clock) {
        this.bindings = bindings;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        if (!body.text("type", 32).equals("Order_Paid")) {
            throw body.bad("type", "type只支持Order_Paid");
        }
        Fields detail = body.object("detail");
        String paidTime = detail.text("paid_time", 14);
        ServiceOrder order = bindings.order(call, body);
        switch (order.position()) {
            case COLLECTING -> {
                if (order.inFlight(clock.instant())) {
                    throw ApiFailure.inFlight();
                }
                Times.checkPaidTime(detail, order, clock.instant());
                lifeCycle.sync(order, paidTime);
            }
            case PAID, CLOSED_WITH_ZERO -> throw ApiFailure.orderDone();
            case CREATED, IN_USE, REVOKED, EXPIRED -> throw ApiFailure.notCollecting();
        }
        return OrderJson.entity(order);
    }
}
