package payscore.bootstrap.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Tally;
import payscore.bootstrap.simulation.world.World;

/** Many worlds, two at a time because there are two cores; they share nothing. It stops at the first few that fail. */
final class Campaign {
    private static final int WORKERS = 2;
    private static final int FAILURES_MAX = 3;

    private final Iterator<Plan> plans;
    private final int failuresMax;
    private final Tally tally = new Tally();
    private final List<World.Outcome> failures = Collections.synchronizedList(new ArrayList<>());

    private Campaign(Iterator<Plan> plans, int failuresMax) {
        this.plans = plans;
        this.failuresMax = failuresMax;
    }

    /**
     * What came of it.
     *
     * @param failures in the order of their seeds' plans, at most a few
     */
    record Report(Tally tally, List<World.Outcome> failures) {}

    static Report run(Iterator<Plan> plans) {
        return new Campaign(plans, FAILURES_MAX).run();
    }

    /** Stops at the first that fails. */
    static Report untilFirst(Iterator<Plan> plans) {
        return new Campaign(plans, 1).run();
    }

    private Report run() {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var all = IntStream.range(0, WORKERS).<Future<?>>mapToObj(worker -> workers.submit(this::work)).toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A world broke", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The campaign was stopped", stopped);
        }
        return new Report(tally, List.copyOf(failures));
    }

    private void work() {
        for (var plan = next(); plan.isPresent() && failures.size() < failuresMax; plan = next()) {
            var outcome = World.run(plan.get(), Invariants.all());
            tally.add(outcome.tally());
            if (outcome.violation().isPresent()) {
                failures.add(outcome);
            }
        }
    }

    private Optional<Plan> next() {
        synchronized (plans) {
            return plans.hasNext() ? Optional.of(plans.next()) : Optional.empty();
        }
    }
}
