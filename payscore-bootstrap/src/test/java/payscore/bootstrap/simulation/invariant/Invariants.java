package payscore.bootstrap.simulation.invariant;

import java.util.List;
import java.util.function.Function;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Witness;

/**
 * All of them. I16 is checked where a merchant asks for a stranger's order, I18 and I21 by tests of their own, because they are about
 * many worlds.
 */
public final class Invariants {
    private Invariants() {}

    public static List<Function<Scene, Witness>> all() {
        return List.of(I1Monotone::new, I2Grounded::new, I3IntentFirst::new, I4OneBody::new, I5OneActive::new,
                I6Fencing::new, I7HonestAcknowledgement::new, I8Authentic::new, I9AnnouncedOnce::new,
                I10NoFalseNegative::new, I11NoFalsePositive::new, I12OneAnswer::new, I13Money::new,
                I14OneLiveOrder::new, I15NoOverCharge::new, I17Bounded::new, I19Converged::new, I20InTime::new,
                I22GhostFree::new, I23Refunds::new);
    }
}
