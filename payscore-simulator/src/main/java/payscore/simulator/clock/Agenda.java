package payscore.simulator.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Takes what falls due later: callback attempts, deductions, expiry, calls the network kept back. An entry runs once, outside
 * any lock of the simulator's, and may block: a delivery waits for its receiver. Entries due at the same time may run in any
 * order and side by side. Taking an entry must not block: it happens while the order is locked.
 */
public interface Agenda {
    /** Runs the task once the clock has reached the given time; at once, but never inside this call, if that is past. */
    void at(Instant due, Runnable task);

    /** Runs the task so much later than now. */
    void after(Duration delay, Runnable task);
}
