package payscore.bootstrap.simulation.fiber;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The executor of a node: each task is a fiber of its process. */
public final class FiberExecutor extends AbstractExecutorService {
    private final Fibers fibers;
    private final Process process;

    public FiberExecutor(Fibers fibers, Process process) {
        this.fibers = fibers;
        this.process = process;
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
        var futures = new ArrayList<FutureTask<T>>();
        tasks.forEach(task -> futures.add(new FutureTask<>(task)));
        if (futures.size() == 1) {
            // Nobody else would run meanwhile anyway: the caller waits.
            run(futures.getFirst());
        } else {
            futures.forEach(future -> fibers.spawn("piece", process, () -> {
                run(future);
                fibers.changed();
            }));
            fibers.await(() -> futures.stream().allMatch(Future::isDone));
        }
        return List.copyOf(futures);
    }

    @Override
    public void execute(Runnable task) {
        fibers.spawn("task", process, task);
    }

    /** A future swallows errors; the death of the process must not stop there. */
    private void run(FutureTask<?> future) {
        future.run();
        if (process.isDead()) {
            throw new NodeCrashed();
        }
    }

    @Override
    public void shutdown() {
        // Its fibers end with their process.
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
