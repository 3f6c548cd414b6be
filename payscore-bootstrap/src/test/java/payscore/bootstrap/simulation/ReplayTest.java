package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.bootstrap.simulation.world.World;

/** One world again, with all its steps: the one named by {@code simulation.replay}, else any. */
@Tag("simulation")
class ReplayTest {
    private static final String PLAN = System.getProperty("simulation.replay", "");

    @Test
    void aPlanIsOneRunAndNoOther() {
        var plan = PLAN.isBlank() ? Plan.of(Seeds.base(), Profile.HOT) : Plan.parse(PLAN);
        var first = World.tell(plan, Invariants.all());
        if (!PLAN.isBlank()) {
            System.out.println(String.join("\n", first.lastSteps()));
            System.out.println(first.violation().map(Object::toString).orElse("Everything holds."));
        }
        assertThat(Plan.parse(plan.toString())).isEqualTo(plan);
        assertThat(World.tell(plan, Invariants.all()).lastSteps()).isEqualTo(first.lastSteps());
    }
}
