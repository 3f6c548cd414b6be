package payscore.bootstrap.simulation.fiber;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The scheduler: one queue of wake-ups by virtual time, ties broken by the seed. A fiber gives the baton away at its yield points
 * ({@link #step}, {@link #pause}, {@link #sleepUntil}, {@link #await}) and nowhere else, so the threads' own scheduler decides
 * nothing. Whoever yields and is next anyway just goes on.
 */
public final class Fibers implements InstantSource {
    /** What a step takes, so that things done side by side get mixed. */
    private static final int STEP_MILLIS_MAX = 3;

    private final PriorityQueue<WakeUp> queue = new PriorityQueue<>();
    private final Set<Fiber> alive = new LinkedHashSet<>();
    private final List<Fiber> waiting = new ArrayList<>();
    private final RandomGenerator random;
    private final long stepsMax;
    private volatile Optional<Fiber> baton = Optional.empty();
    private volatile boolean mainHasBaton = true;
    private Thread main = Thread.currentThread();
    private Optional<Throwable> failure = Optional.empty();
    private BooleanSupplier isOver = () -> false;
    private Runnable beforeEachTurn = () -> {};
    private long now;
    private long until;
    private long sequence;
    private long steps;

    /** @param turn the number the fiber must still wait for, else somebody else has woken it */
    private record WakeUp(long at, int tie, long sequence, Fiber fiber, long turn) implements Comparable<WakeUp> {
        @Override
        public int compareTo(WakeUp other) {
            if (at != other.at) {
                return Long.compare(at, other.at);
            }
            return tie != other.tie ? Integer.compare(tie, other.tie) : Long.compare(sequence, other.sequence);
        }
    }

    /** @param stepsMax more than any honest run takes: what goes beyond runs in circles */
    public Fibers(Instant start, RandomGenerator random, long stepsMax) {
        this.now = start.toEpochMilli();
        this.random = random;
        this.stepsMax = stepsMax;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public long millis() {
        return now;
    }

    public long steps() {
        return steps;
    }

    /** The one who runs now; empty outside of {@link #run}. */
    public Optional<Fiber> current() {
        return baton;
    }

    public Fiber spawn(String name, Process process, Runnable body) {
        return spawnAt(now, name, process, body);
    }

    public Fiber spawnAfter(Duration delay, String name, Process process, Runnable body) {
        return spawnAt(now + delay.toMillis(), name, process, body);
    }

    public Fiber spawnAt(long at, String name, Process process, Runnable body) {
        var holder = new ArrayList<Fiber>(1);
        var fiber = new Fiber(this, name, process, () -> live(holder.getFirst(), body));
        holder.add(fiber);
        alive.add(fiber);
        plan(fiber, Math.max(at, now));
        return fiber;
    }

    /**
     * Runs whatever is due, in order, until the condition holds, nothing is left, or time is up.
     *
     * @throws IllegalStateException when a fiber failed otherwise than by the death of its process
     */
    public void run(Instant end, BooleanSupplier condition) {
        main = Thread.currentThread();
        until = end.toEpochMilli();
        isOver = condition;
        giveTo(next());
        waitForMain();
        failure.ifPresent(thrown -> {
            throw new IllegalStateException("A fiber failed: " + thrown, thrown);
        });
    }

    /** Lets everything die that is still alive, so that no thread is left behind. */
    public void close() {
        main = Thread.currentThread();
        isOver = () -> false;
        until = Long.MAX_VALUE;
        while (!alive.isEmpty()) {
            for (var fiber : List.copyOf(alive)) {
                fiber.process().die();
                plan(fiber, now);
            }
            giveTo(next());
            waitForMain();
        }
    }

    /** Seen at every turn, before it; for whoever wants to strike between any two steps. */
    public void beforeEachTurn(Runnable watcher) {
        beforeEachTurn = watcher;
    }

    /** A yield point that takes a moment. Does nothing outside of a fiber. */
    public void step() {
        if (baton.isPresent()) {
            sleepUntil(now + random.nextInt(STEP_MILLIS_MAX));
        }
    }

    public void pause(Duration duration) {
        sleepUntil(now + duration.toMillis());
    }

    /** Sleeps until then, or until somebody wakes this fiber. */
    public void sleepUntil(long at) {
        var me = me();
        countStep();
        beforeEachTurn.run();
        dropVoid();
        var head = queue.peek();
        if (at <= until && (head == null || at < head.at) && failure.isEmpty() && !isOver.getAsBoolean()
                && !isFrozen(me, at)) {
            now = Math.max(now, at);
        } else {
            plan(me, at);
            giveAway(me);
        }
        dieIfDead(me);
    }

    /** Sleeps until the condition holds; it is looked at whenever something was {@link #changed}. */
    public void await(BooleanSupplier condition) {
        var me = me();
        while (!condition.getAsBoolean()) {
            countStep();
            me.nextTurn();
            waiting.add(me);
            giveAway(me);
            waiting.remove(me);
            dieIfDead(me);
        }
    }

    /** Everybody who awaits something looks again. */
    public void changed() {
        waiting.forEach(fiber -> plan(fiber, now));
        waiting.clear();
    }

    /** Wakes a sleeping fiber at that time instead, whether earlier or later than planned. */
    public void wakeAt(Fiber fiber, long at) {
        if (alive.contains(fiber) && !isHeldBy(fiber)) {
            plan(fiber, Math.max(at, now));
        }
    }

    /** Everything the process was doing ends where it stands. */
    public void kill(Process process) {
        process.die();
        for (var fiber : List.copyOf(alive)) {
            if (fiber.process() == process && !isHeldBy(fiber)) {
                waiting.remove(fiber);
                plan(fiber, now);
            }
        }
    }

    /** The process does nothing for a while and does not notice. */
    public void freeze(Process process, Duration duration) {
        process.freezeUntil(now + duration.toMillis());
    }

    boolean isHeldBy(Fiber fiber) {
        return baton.filter(holder -> holder == fiber).isPresent();
    }

    private Fiber me() {
        return baton.orElseThrow(() -> new IllegalStateException("Only fibers wait"));
    }

    private void live(Fiber fiber, Runnable body) {
        try {
            if (!fiber.process().isDead()) {
                body.run();
            }
        } catch (NodeCrashed died) {
            // That is how fibers of a dead process end.
        } catch (Throwable thrown) {
            failure = failure.or(() -> Optional.of(thrown));
        }
        alive.remove(fiber);
        giveTo(next());
    }

    private void dieIfDead(Fiber fiber) {
        if (fiber.process().isDead()) {
            throw new NodeCrashed();
        }
    }

    private void countStep() {
        if (++steps == stepsMax) {
            failure = failure.or(() -> Optional.of(new IllegalStateException("More than " + stepsMax + " steps")));
        }
    }

    private void plan(Fiber fiber, long at) {
        queue.add(new WakeUp(at, random.nextInt(), sequence++, fiber, fiber.nextTurn()));
    }

    private void dropVoid() {
        for (var head = queue.peek(); head != null && !head.fiber.isTurn(head.turn); head = queue.peek()) {
            queue.remove();
        }
    }

    private static boolean isFrozen(Fiber fiber, long at) {
        return at < fiber.process().frozenUntil();
    }

    /** Empty: it is the main thread's turn. */
    private Optional<Fiber> next() {
        while (true) {
            dropVoid();
            var head = queue.peek();
            if (head == null || head.at > until || isOver.getAsBoolean() || failure.isPresent() && !isClosing()) {
                return Optional.empty();
            }
            queue.remove();
            var fiber = head.fiber;
            if (isFrozen(fiber, head.at) && !fiber.process().isDead()) {
                plan(fiber, fiber.process().frozenUntil());
            } else {
                now = Math.max(now, head.at);
                return Optional.of(fiber);
            }
        }
    }

    private boolean isClosing() {
        return until == Long.MAX_VALUE;
    }

    private void giveAway(Fiber me) {
        var next = next();
        if (next.filter(fiber -> fiber == me).isPresent()) {
            return;
        }
        giveTo(next);
        me.waitForBaton();
    }

    private void giveTo(Optional<Fiber> next) {
        if (next.isPresent()) {
            mainHasBaton = false;
            baton = next;
            next.get().resume();
        } else {
            baton = Optional.empty();
            mainHasBaton = true;
            LockSupport.unpark(main);
        }
    }

    private void waitForMain() {
        while (!mainHasBaton) {
            LockSupport.park(this);
        }
    }
}
