package payscore.bootstrap.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Trouble;
import payscore.bootstrap.simulation.world.World;

/** Leaves out of a failing plan whatever it does not need to fail: orders first, then kinds of trouble, then nodes. */
final class Shrinking {
    private Shrinking() {}

    /** The smallest plan found that breaks the same invariant. */
    static World.Outcome shrink(World.Outcome failing) {
        var smallest = failing;
        for (int order = 0; order < failing.plan().profile().orders(); order++) {
            smallest = smaller(smallest, smallest.plan().withoutOrder(order));
        }
        for (var trouble : Trouble.values()) {
            smallest = smaller(smallest, smallest.plan().withoutTrouble(trouble));
        }
        for (int nodes : candidates(smallest.plan().nodesMax())) {
            smallest = smaller(smallest, smallest.plan().withNodes(nodes));
        }
        return smallest;
    }

    private static List<Integer> candidates(int nodesMax) {
        return IntStream.range(1, nodesMax).boxed().toList();
    }

    private static World.Outcome smaller(World.Outcome held, Plan candidate) {
        var tried = World.run(candidate, Invariants.all());
        return Stream.of(tried).filter(outcome -> outcome.violation().isPresent())
                .filter(outcome -> outcome.violation().get().invariant()
                        .equals(held.violation().orElseThrow().invariant()))
                .findFirst().orElse(held);
    }
}
