package payscore.bootstrap.simulation.invariant;

import java.util.List;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Command;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Shipment;

/** Nothing is tried without end in a short time, and nothing piles up. */
final class I17Bounded extends Invariant {
    I17Bounded(Scene scene) {
        super("I17", scene);
    }

    /** Of one command, in a world of fifty hours. */
    private static final int ATTEMPTS_MAX = 400;

    private static final int ON_THEIR_WAY_MAX = 20;

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof Command command) {
                check(command.attempts() <= ATTEMPTS_MAX, "%s of %s was sent %d times", command.kind(), command.key(),
                        command.attempts());
            }
        }
    }

    @Override
    public void landed(Shipment shipment, boolean moved) {
        shipment.key().ifPresent(key -> check(ledger().onTheirWay(key).size() <= ON_THEIR_WAY_MAX,
                "the network holds %s", ledger().onTheirWay(key)));
    }
}
