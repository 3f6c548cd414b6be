package payscore.bootstrap.simulation;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Trouble;
import payscore.bootstrap.simulation.world.World;

/** Leaves out what a failing world does not need in order to fail: orders first, then troubles, then nodes. */
final class Shrinker {
    private Shrinker() {}

    /** The smallest failing world found; it breaks the same invariant. */
    static World.Outcome shrink(World.Outcome failing) {
        var invariant = failing.violation().orElseThrow().invariant();
        var smallest = failing;
        for (var step : steps(failing.plan()).toList()) {
            var smaller = World.run(step.apply(smallest.plan()), Invariants.all());
            if (smaller.violation().filter(violation -> violation.invariant().equals(invariant)).isPresent()) {
                smallest = smaller;
            }
        }
        return smallest;
    }

    private static Stream<UnaryOperator<Plan>> steps(Plan plan) {
        Stream<UnaryOperator<Plan>> orders = IntStream.range(0, plan.profile().orders())
                .mapToObj(order -> smaller -> smaller.withoutOrder(order));
        Stream<UnaryOperator<Plan>> troubles = Stream.of(Trouble.values())
                .map(trouble -> smaller -> smaller.withoutTrouble(trouble));
        Stream<UnaryOperator<Plan>> nodes = IntStream.of(1, 2).mapToObj(most -> smaller -> smaller.withNodes(
                Math.min(most, smaller.nodesMax())));
        return Stream.of(orders, troubles, nodes).flatMap(step -> step);
    }

    /** The failing world, what it broke, its last steps, and how to see it again. */
    static String explain(World.Outcome failing, Optional<World.Outcome> shrunk) {
        return shrunk.map(small -> describe("Shrunk", small)).orElse("") + describe("Found", failing);
    }

    private static String describe(String how, World.Outcome outcome) {
        return String.format("%s: %s%n%s%nLast steps:%n  %s%nReplay: %s%n%n", how, outcome.plan(),
                outcome.violation().map(Object::toString).orElse("holds"), String.join("\n  ", outcome.lastSteps()),
                replay(outcome.plan()));
    }

    static String replay(Plan plan) {
        return "./mvnw -q -pl payscore-bootstrap -am test-compile surefire:test@simulation -Dtest=ReplayTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.replay='" + plan + "'";
    }
}
