package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.simulation.mutant.Mutant;
import payscore.bootstrap.simulation.mutant.Mutants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Violation;
import payscore.bootstrap.simulation.world.World;
import payscore.domain.fixture.Covers;

/** The simulation has teeth: whichever guard is taken out, some world of the first few hundred notices. */
@Tag("simulation")
class MutantTest {
    private static final int SEEDS_MAX = 500;
    private static final int MUTANTS_MIN = 20;

    private record Caught(Mutant mutant, Optional<World.Outcome> by) {
        @Override
        public String toString() {
            return String.format("%-55s %s", mutant, by.map(Caught::how)
                    .orElse("NOT CAUGHT in " + SEEDS_MAX + " worlds of " + profile()));
        }

        private static String how(World.Outcome outcome) {
            return "caught by " + outcome.violation().map(Violation::invariant).orElseThrow() + " in world "
                    + outcome.plan();
        }

        private String profile() {
            return mutant.profile() + " " + mutant.ablation();
        }
    }

    @Test
    @Covers({"C24", "C25", "B07"})
    void everyBreakIsCaught() {
        var caught = Mutants.all().stream().map(MutantTest::hunt).toList();

        caught.forEach(System.out::println);
        assertThat(caught).hasSizeGreaterThanOrEqualTo(MUTANTS_MIN)
                .allSatisfy(one -> assertThat(one.by()).as(one.toString()).isPresent());
    }

    @Test
    void aFailingWorldIsShrunk() {
        var mutant = Mutants.all().stream().filter(one -> one.name().equals("a time-out is a failure")).findFirst()
                .orElseThrow();
        var small = new ArrayList<World.Outcome>();

        mutant.during(() -> small.add(Shrinker.shrink(caughtBy(mutant).orElseThrow())));

        var plan = small.getFirst().plan();
        assertThat(small.getFirst().violation()).hasValueSatisfying(
                violation -> assertThat(violation.invariant()).isEqualTo("I10"));
        assertThat(plan.profile().orders() - plan.withoutOrders().size()).as("orders left")
                .isLessThanOrEqualTo(2);
        assertThat(plan.withoutTroubles()).as("troubles left out").hasSizeGreaterThan(30);
        assertThat(Shrinker.explain(small.getFirst(), Optional.empty())).contains("I10",
                "-Dsimulation.replay='" + plan);
    }

    @Test
    void aBreakIsTakenBack() {
        var mutant = Mutants.all().getFirst();
        var plans = List.of(Plan.of(1, mutant.profile(), mutant.ablation()));

        mutant.during(() -> assertThat(Campaign.run(plans.iterator()).failures()).hasSize(1));

        assertThat(Campaign.run(plans.iterator()).failures()).isEmpty();
    }

    private static Caught hunt(Mutant mutant) {
        var by = new ArrayList<Optional<World.Outcome>>();
        mutant.during(() -> by.add(caughtBy(mutant)));
        return new Caught(mutant, by.getFirst());
    }

    private static Optional<World.Outcome> caughtBy(Mutant mutant) {
        var plans = IntStream.rangeClosed(1, SEEDS_MAX)
                .mapToObj(seed -> Plan.of(seed, mutant.profile(), mutant.ablation()));
        return Campaign.untilFirst(plans.iterator()).failures().stream().findFirst();
    }
}
