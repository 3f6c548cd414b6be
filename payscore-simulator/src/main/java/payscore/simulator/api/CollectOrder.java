package payscore.simulator.api;

import java.time.InstantSource;
import payscore.simulator.json.Fields;
import payscore.simulator.merchant.Registry;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderJson;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;
import tools.jackson.databind.node.ObjectNode;

/** A6 ("pay"): one extra deduction attempt now; legacy, granted by a switch. */
final class CollectOrder implements Endpoint {
    private final Bindings bindings;
    private final LifeCycle lifeCycle;
    private final InstantSource clock;
    private final Registry registry;

    CollectOrder(Bindings bindings, LifeCycle lifeCycle, InstantSource clock, Registry registry) {
        this.bindings = bindings;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public ObjectNode handle(Call call) {
        if (!registry.switches().collectGranted()) {
            throw ApiFailure.noAuth("当前无权限进行此操作", "268503786");
        }
        ServiceOrder order = bindings.order(call, Fields.of(call.body()));
        if (order.position() != Position.COLLECTING) {
            throw ApiFailure.notCollecting();
        }
        if (order.inFlight(clock.instant())) {
            throw ApiFailure.inFlight();
        }
        if (!lifeCycle.attemptDeduction(order)) {
            throw ApiFailure.invalidRequest("支付分扣款失败", "271316574");
        }
        return OrderJson.brief(order);
    }
}
