package payscore.bootstrap.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import payscore.bootstrap.simulation.invariant.Invariants;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Tally;
import payscore.bootstrap.simulation.world.World;

/** Many worlds, side by side on all processors; it stops at the first few that are wrong. */
final class Run {
    private static final int FAILURES_MAX = 3;

    private final Tally tally = new Tally();
    private final List<World.Outcome> failures = new ArrayList<>();

    private Run() {}

    static Run of(List<Plan> plans) {
        var run = new Run();
        var next = new AtomicInteger();
        var workers = Runtime.getRuntime().availableProcessors();
        try (var executor = Executors.newFixedThreadPool(workers)) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < workers; i++) {
                work.add(() -> run.work(plans, next));
            }
            for (var worker : executor.invokeAll(work)) {
                worker.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The simulation itself is broken", broken.getCause());
        }
        return run;
    }

    Tally tally() {
        return tally;
    }

    List<World.Outcome> failures() {
        return failures;
    }

    private boolean work(List<Plan> plans, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < plans.size(); i = next.getAndIncrement()) {
            var outcome = World.run(plans.get(i), Invariants.all());
            synchronized (this) {
                tally.add(outcome.tally());
                if (outcome.violation().isPresent()) {
                    failures.add(outcome);
                }
                if (failures.size() >= FAILURES_MAX) {
                    return false;
                }
            }
        }
        return true;
    }
}
