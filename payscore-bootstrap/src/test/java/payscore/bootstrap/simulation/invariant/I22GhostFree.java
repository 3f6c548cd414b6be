package payscore.bootstrap.simulation.invariant;

import payscore.bootstrap.simulation.world.Ending;
import payscore.bootstrap.simulation.world.Rest;
import payscore.bootstrap.simulation.world.Scene;

/** Every order at WeChat is known here in the end. */
final class I22GhostFree extends Invariant {
    I22GhostFree(Scene scene) {
        super("I22", scene);
    }

    @Override
    public void ended(Ending ending) {
        for (var truth : ledger().truths().values()) {
            check(ledger().order(Rest.keyOf(truth)).isPresent(), "WeChat has %s and we do not", truth.key());
        }
    }
}
