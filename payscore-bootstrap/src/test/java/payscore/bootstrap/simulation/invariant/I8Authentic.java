package payscore.bootstrap.simulation.invariant;

import java.util.List;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.HistoryEntry;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.Source;

/** What WeChat did not sign has no effect, and every version that a callback made has a stored callback behind it. */
final class I8Authentic extends Invariant {
    I8Authentic(Scene scene) {
        super("I8", scene);
    }

    @Override
    public void answeredForgery(int status) {
        check(status / 100 != 2, "a forged callback was acknowledged with %d", status);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof HistoryEntry entry
                    && entry.event().source() instanceof Source.Callback(var notificationId)) {
                check(ledger().hasNotification(notificationId),
                        "version %d comes from callback %s, which is not stored",
                        entry.version(), notificationId);
            }
        }
    }
}
