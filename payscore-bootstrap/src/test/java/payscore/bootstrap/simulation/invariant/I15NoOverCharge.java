package payscore.bootstrap.simulation.invariant;

import java.util.Optional;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.order.Collected;

/** WeChat charges only after a completion of ours is durable, and in all never more than it says. */
final class I15NoOverCharge extends Invariant {
    I15NoOverCharge(Scene scene) {
        super("I15", scene);
    }

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        var charged = after.charges().stream().mapToLong(Collected::amount).sum();
        if (charged > 0) {
            var decided = ledger().order(key).flatMap(order -> order.completion())
                    .map(completion -> completion.terms().total().amount());
            check(decided.filter(total -> charged <= total).isPresent(), "%d were charged for %s where %s was decided",
                    charged, key, decided);
        }
    }
}
