package payscore.bootstrap.simulation.invariant;

import java.util.List;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;

/** An order of ours never moves back, and one that has ended keeps its word. */
final class I1Monotone extends Invariant {
    I1Monotone(Scene scene) {
        super("I1", scene);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.before().orElse(0) instanceof ServiceOrder before
                    && change.after().orElse(0) instanceof ServiceOrder after) {
                check(Agreement.rankOf(after.position()) >= Agreement.rankOf(before.position()),
                        "%s went from %s to %s", after.key(),
                        before.position(), after.position());
                check(!before.position().isTerminal() || before.position() == after.position(),
                        "%s had ended as %s and is %s now", after.key(), before.position(), after.position());
            }
        }
    }
}
