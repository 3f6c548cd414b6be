package payscore.bootstrap.simulation.invariant;

import java.util.List;
import java.util.function.Function;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Witness;

/** All of them. */
public final class Invariants {
    private Invariants() {}

    public static List<Function<Scene, Witness>> all() {
        return List.of();
    }
}
