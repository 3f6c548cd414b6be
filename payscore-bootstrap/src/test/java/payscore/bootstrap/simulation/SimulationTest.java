package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.mutant.Mutant;
import payscore.bootstrap.simulation.mutant.Mutants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.bootstrap.simulation.world.World;

/**
 * The real use cases, the real WeChat adapter and the simulator on virtual time, with everything going wrong that can (see {@code
 * docs/simulation.md}). {@code -Dpayscore.simulation.scale=10} runs ten times as many seeds, {@code -Dpayscore.simulation.replay=<plan>}
 * one plan, which is what a failing run prints.
 */
@Tag("simulation")
class SimulationTest {
    private static final int SCALE = Integer.getInteger("payscore.simulation.scale", 1);
    private static final int MUTANT_SEEDS_MAX = 500;
    private static final long BASE = Seeds.base();

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of(Profile.WIDE, Ablation.NONE, 100),
                Arguments.of(Profile.HOT, Ablation.NONE, 400),
                Arguments.of(Profile.CHANGE_OF_MIND, Ablation.NONE, 100),
                Arguments.of(Profile.CALM, Ablation.NONE, 20),
                Arguments.of(Profile.HOT, Ablation.NO_POLLING, 50),
                Arguments.of(Profile.HOT, Ablation.NO_CALLBACKS, 50),
                Arguments.of(Profile.HOT, Ablation.NO_FOLLOW_UP, 50));
    }

    @ParameterizedTest(name = "{0} worlds, {1} left out: {2} seeds")
    @MethodSource("runs")
    void everyWorldConvergesAndBreaksNoInvariant(Profile profile, Ablation ablation, int seeds) {
        var plans = LongStream.range(BASE, BASE + (long) seeds * SCALE)
                .mapToObj(seed -> Plan.of(seed, profile, ablation)).toList();
        report(profile + " worlds, left out " + ablation + ", seeds from " + Long.toHexString(BASE), Run.of(plans));
    }

    /** Plans that failed once. */
    @Test
    void whatWasWrongOnceIsRightNow() {
        report("plans that failed once", Run.of(corpus()));
    }

    /** One plan: the one to replay, or any, to show that a plan is all a run follows from. */
    @Test
    void onePlanIsOneRun() {
        var plan = Plan.parse(System.getProperty("payscore.simulation.replay",
                Plan.of(BASE, Profile.HOT).toString()));
        var first = World.run(plan, Invariants.all());
        var second = World.run(plan, Invariants.all());

        assertThat(second.lastSteps()).isEqualTo(first.lastSteps());
        assertThat(first.violation()).as(() -> describe(first)).isEmpty();
    }

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aPlantedBreakIsCaught(Mutant mutant) {
        var caughtBy = new ArrayList<World.Outcome>();
        var tried = new int[1];
        mutant.during(() -> {
            while (caughtBy.isEmpty() && tried[0] < MUTANT_SEEDS_MAX) {
                var outcome = World.run(
                        Plan.of(BASE + tried[0]++, mutant.profile(), mutant.ablation()), Invariants.all());
                outcome.violation().ifPresent(violation -> caughtBy.add(outcome));
            }
        });

        assertThat(caughtBy).as("%s, in %d seeds", mutant, MUTANT_SEEDS_MAX).isNotEmpty();
        System.out.printf("Mutant caught after %d seeds by %s: %s%n", tried[0],
                caughtBy.getFirst().violation().orElseThrow().invariant(), mutant);
    }

    @Test
    void atLeastTwentyBreaksArePlanted() {
        assertThat(Mutants.all()).hasSizeGreaterThanOrEqualTo(20);
    }

    private static void report(String what, Run run) {
        System.out.printf("Simulation of %s: %s, violations %d%n  troubles %s%n  checks %s%n", what, run.tally(),
                run.failures().size(), run.tally().troubles(), run.tally().checks());
        assertThat(run.failures()).as(() -> run.failures().stream().map(SimulationTest::describe)
                .collect(Collectors.joining("\n\n"))).isEmpty();
    }

    private static String describe(World.Outcome failure) {
        var small = Shrinking.shrink(failure);
        return """
                %s
                plan      %s
                shrunk to %s
                replay    ./mvnw -pl payscore-bootstrap -am test -Dtest=SimulationTest#onePlanIsOneRun -Dsurefire.failIfNoSpecifiedTests=false -Dpayscore.simulation.replay=%s
                %s"""
                .formatted(failure.violation(), failure.plan(), small.plan(), small.plan(),
                        String.join("\n", small.lastSteps()));
    }

    private static List<Plan> corpus() {
        try (var file = SimulationTest.class.getResourceAsStream("/payscore/simulation/plans-that-failed-once.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Plan::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
