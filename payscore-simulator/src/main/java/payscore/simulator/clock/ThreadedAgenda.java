package payscore.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agenda of a simulator that runs by itself. One daemon thread starts due entries, each on its own virtual thread; moving
 * the clock runs what falls due on the way, in order, before it returns.
 */
public final class ThreadedAgenda implements Agenda, Timeline, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedAgenda.class);

    /** Longest nap of the daemon thread, real time; a moved clock wakes it at once. */
    private static final Duration NAP_MAX = Duration.ofMillis(50);

    /** How long a moving clock waits for entries already under way, real time: a little over WeChat's 5 s callback limit. */
    private static final Duration UNDER_WAY_MAX = Duration.ofSeconds(6);

    private record Entry(Instant due, long sequence, Runnable task) {}

    private final SimulatedClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.comparing(Entry::due).thenComparingLong(Entry::sequence));
    private final Thread daemon;
    private long sequence;
    private int underWay;
    private boolean moving;
    private boolean closed;

    public ThreadedAgenda(SimulatedClock clock) {
        this.clock = clock;
        this.daemon = Thread.ofPlatform().daemon().name("payscore-simulator-agenda").unstarted(this::keepStarting);
    }

    public void start() {
        daemon.start();
    }

    @Override
    public void at(Instant due, Runnable task) {
        lock.lock();
        try {
            entries.add(new Entry(due, sequence++, task));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        at(clock.instant().plus(delay), task);
    }

    /** Stops at each due time on the way, so that the entry sees its own time. */
    @Override
    public void moveTo(Instant target) {
        Duration finalOffset = clock.offsetOf(target);
        setMoving(true);
        try {
            awaitUnderWay();
            Optional<Entry> next = takeDue(target);
            while (next.isPresent()) {
                if (next.get().due().isAfter(clock.instant())) {
                    clock.setTo(next.get().due());
                }
                run(next.get());
                next = takeDue(target);
            }
            if (clock.offset().compareTo(finalOffset) < 0 || target.isBefore(clock.instant())) {
                clock.setOffset(finalOffset);
            }
        } finally {
            setMoving(false);
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void setMoving(boolean value) {
        lock.lock();
        try {
            moving = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitUnderWay() {
        lock.lock();
        try {
            long nanos = UNDER_WAY_MAX.toNanos();
            while (underWay > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry> takeDue(Instant now) {
        lock.lock();
        try {
            Entry first = entries.peek();
            return first == null || first.due().isAfter(now) ? Optional.empty() : Optional.of(entries.remove());
        } finally {
            lock.unlock();
        }
    }

    private void keepStarting() {
        while (true) {
            List<Entry> due = new ArrayList<>();
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                if (!moving) {
                    collectDue(due);
                }
                if (due.isEmpty()) {
                    changed.await(NAP_MAX.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                return;
            } finally {
                lock.unlock();
            }
            for (Entry entry : due) {
                Thread.ofVirtual().start(() -> runCounted(entry));
            }
        }
    }

    private void collectDue(List<Entry> due) {
        Instant now = clock.instant();
        while (!entries.isEmpty() && !entries.peek().due().isAfter(now)) {
            due.add(entries.remove());
            underWay++;
        }
    }

    private void runCounted(Entry entry) {
        try {
            run(entry);
        } finally {
            lock.lock();
            try {
                underWay--;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static void run(Entry entry) {
        try {
            entry.task().run();
        } catch (RuntimeException failed) {
            LOG.warn("A due entry of the simulator failed", failed);
        }
    }
}
