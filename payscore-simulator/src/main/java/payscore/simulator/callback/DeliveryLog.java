package payscore.simulator.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Every delivery attempt, oldest first. */
public final class DeliveryLog {
    private static final int KEPT_MAX = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Delivery> deliveries = new ArrayList<>();

    void add(Delivery delivery) {
        lock.lock();
        try {
            deliveries.add(delivery);
            if (deliveries.size() > KEPT_MAX) {
                deliveries.removeFirst();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<Delivery> all() {
        lock.lock();
        try {
            return List.copyOf(deliveries);
        } finally {
            lock.unlock();
        }
    }

    /** Attempts so far for the order number. */
    public int countFor(String outOrderNo) {
        return (int) all().stream()
                .filter(delivery -> delivery.outOrderNo().equals(outOrderNo))
                .count();
    }

    /** Waits, real time, until there are more attempts for the order than before; false when the wait was in vain. */
    public boolean awaitMoreThan(int before, String outOrderNo, Duration max) {
        lock.lock();
        try {
            long nanos = max.toNanos();
            while (countFor(outOrderNo) <= before && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
            return countFor(outOrderNo) > before;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            deliveries.clear();
        } finally {
            lock.unlock();
        }
    }
}
