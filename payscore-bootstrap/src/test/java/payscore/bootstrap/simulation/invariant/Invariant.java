package payscore.bootstrap.simulation.invariant;

import payscore.bootstrap.simulation.world.Ledger;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Witness;

/** Something that must hold at every moment, or at the end. */
abstract class Invariant implements Witness {
    private final String id;
    private final Scene scene;

    Invariant(String id, Scene scene) {
        this.id = id;
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    Ledger ledger() {
        return scene.ledger();
    }

    /** Counts the check, and reports the run when it fails. */
    void check(boolean holds, String format, Object... arguments) {
        scene.checked(id);
        if (!holds) {
            scene.violated(id, String.format(format, arguments));
        }
    }
}
