package payscore.bootstrap.simulation.invariant;

import java.util.List;
import payscore.application.fixture.InboxRow;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.Fact;

/** What was acknowledged to WeChat is durable at that moment, and what counts as applied has had its effect. */
final class I7HonestAcknowledgement extends Invariant {
    I7HonestAcknowledgement(Scene scene) {
        super("I7", scene);
    }

    @Override
    public void acknowledged(String mchId, String notificationId, int status) {
        if (status / 100 == 2) {
            check(ledger().inbox(mchId, notificationId).isPresent(), "%s was acknowledged and is not stored",
                    notificationId);
        }
    }

    /** What contradicts what we hold is not applied: WeChat is asked instead. */
    private static boolean isDoubted(InboxRow row) {
        return row.outcome().filter(outcome -> outcome.startsWith("doubted")).isPresent();
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof InboxRow row && !row.isWaiting() && !isDoubted(row)
                    && scene().reading().read(row.notification()) instanceof Content.AboutOrder about
                    && about.fact() instanceof Fact.Standing standing) {
                var rank = ledger().order(about.key()).map(order -> Agreement.rankOf(order.position())).orElse(-1);
                check(rank >= Agreement.rankOf(standing.position()), "%s counts as applied and %s is not %s",
                        row.notification().id(), about.key(), standing.position());
            }
        }
    }
}
