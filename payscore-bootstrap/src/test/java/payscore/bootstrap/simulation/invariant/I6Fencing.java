package payscore.bootstrap.simulation.invariant;

import java.util.List;
import java.util.Optional;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;

/** Every row is moved on from the version its mover had seen; nobody writes over what he has not read. */
final class I6Fencing extends Invariant {
    I6Fencing(Scene scene) {
        super("I6", scene);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            switch (change.after().orElse(0)) {
                case Command after ->
                    moved(change.before().map(before -> ((Command) before).version()), after.version(), after.key(), 1);
                case ServiceOrder after -> moved(change.before().map(before -> ((ServiceOrder) before).version()),
                        after.version(), after.key(), announced(after, changes));
                case WebhookDelivery after -> moved(
                        change.before().map(before -> ((WebhookDelivery) before).changes()), after.changes(),
                        after.key(), 1);
                default -> {
                    // Has no version.
                }
            }
        }
    }

    /** A transaction that applies several notifications moves their order on as often; a postponed check is no new version. */
    private static long announced(ServiceOrder order, List<RowChange> changes) {
        return changes.stream().filter(change -> change.before().isEmpty()).flatMap(change -> change.after().stream())
                .filter(WebhookDelivery.class::isInstance).map(WebhookDelivery.class::cast)
                .filter(delivery -> String.valueOf(delivery.key()).equals(String.valueOf(order.key())))
                .map(WebhookDelivery::version).distinct().count();
    }

    private void moved(Optional<Long> before, long after, Object key, long steps) {
        before.ifPresent(version -> check(after == version + steps,
                "a row about %s went from version %d to %d", key, version, after));
    }
}
