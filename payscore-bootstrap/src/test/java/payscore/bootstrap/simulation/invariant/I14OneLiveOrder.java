package payscore.bootstrap.simulation.invariant;

import java.util.Map;
import java.util.Optional;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.order.Position;

/** For one reference of a merchant at most one order at WeChat is alive, or was. */
final class I14OneLiveOrder extends Invariant {
    I14OneLiveOrder(Scene scene) {
        super("I14", scene);
    }

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        var reference = ledger().references().get(key);
        if (before.isEmpty() && reference != null) {
            var alive = ledger().truths().entrySet().stream()
                    .filter(other -> other.getKey().mchId().equals(key.mchId())
                            && reference.equals(ledger().references().get(other.getKey())))
                    .filter(other -> isNotDead(other.getValue().position())).map(Map.Entry::getKey).toList();
            check(alive.size() <= 1, "%s stands for %s", reference, alive);
        }
    }

    private static boolean isNotDead(Position position) {
        return position != Position.REVOKED && position != Position.EXPIRED;
    }
}
