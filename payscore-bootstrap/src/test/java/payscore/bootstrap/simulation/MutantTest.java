package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.simulation.mutant.Mutant;
import payscore.bootstrap.simulation.mutant.Mutants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Violation;
import payscore.bootstrap.simulation.world.World;

/** The simulation has teeth: whichever guard is taken out, some world of the first few hundred notices. */
@Tag("simulation")
class MutantTest {
    private static final int SEEDS_MAX = 500;
    private static final int MUTANTS_MIN = 20;

    /** @param tried worlds until then */
    private record Caught(Mutant mutant, int tried, Optional<World.Outcome> by) {
        @Override
        public String toString() {
            return String.format("%-50s %s", mutant, by.flatMap(World.Outcome::violation).map(Violation::invariant)
                    .map(invariant -> "caught by " + invariant + " in world " + tried + " of " + profile())
                    .orElse("NOT CAUGHT in " + tried + " worlds of " + profile()));
        }

        private String profile() {
            return mutant.profile() + " " + mutant.ablation();
        }
    }

    @Test
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

        mutant.during(() -> small.add(Shrinker.shrink(caughtBy(mutant, new AtomicInteger()).orElseThrow())));

        var plan = small.getFirst().plan();
        assertThat(small.getFirst().violation()).hasValueSatisfying(
                violation -> assertThat(violation.invariant()).isEqualTo("I10"));
        assertThat(plan.profile().orders() - plan.withoutOrders().size()).as("orders left").isEqualTo(1);
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
        var tried = new AtomicInteger();
        var by = new ArrayList<Optional<World.Outcome>>();
        mutant.during(() -> by.add(caughtBy(mutant, tried)));
        return new Caught(mutant, tried.get(), by.getFirst());
    }

    private static Optional<World.Outcome> caughtBy(Mutant mutant, AtomicInteger tried) {
        var plans = IntStream.rangeClosed(1, SEEDS_MAX).peek(seed -> tried.incrementAndGet())
                .mapToObj(seed -> Plan.of(seed, mutant.profile(), mutant.ablation()));
        return Campaign.untilFirst(plans.iterator()).failures().stream().findFirst();
    }
}
