package payscore.bootstrap.simulation.world;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.out.store.StoreFailure;
import payscore.bootstrap.simulation.fiber.Fiber;
import payscore.bootstrap.simulation.fiber.Fibers;

/**
 * The loop around one kind of due work, as the service runs it, except that it does not look in vain: the next round is no earlier
 * than the pause allows and no later than the earliest row is due.
 */
final class DueWorkLoop {
    static final int ROUND_LIMIT = 50;

    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final long NEVER = Long.MAX_VALUE / 4;

    private final Fibers fibers;
    private final DoDueWork dueWork;
    private final DoDueWork.Kind kind;
    private final NodeClock clock;
    private final Supplier<Optional<Instant>> nextDue;
    private final Bugs bugs;
    private Optional<Fiber> fiber = Optional.empty();
    private long earliest;
    private long sleepsUntil = Long.MIN_VALUE;

    /** @param nextDue when, by the clock of the node, the next row is due that this node would work on */
    DueWorkLoop(Fibers fibers, DoDueWork dueWork, DoDueWork.Kind kind, NodeClock clock,
            Supplier<Optional<Instant>> nextDue, Bugs bugs) {
        this.fibers = fibers;
        this.dueWork = dueWork;
        this.kind = kind;
        this.clock = clock;
        this.nextDue = nextDue;
        this.bugs = bugs;
    }

    void run() {
        fiber = fibers.current();
        while (true) {
            earliest = fibers.millis() + pauseAfterRound();
            sleepsUntil = nextDue.get().map(this::when).orElse(NEVER);
            fibers.sleepUntil(Math.max(earliest, sleepsUntil));
            sleepsUntil = Long.MIN_VALUE;
        }
    }

    /** Something is due then, by the clock of this node. */
    void isDue(Instant at) {
        wakeAt(when(at));
    }

    /** What was known about due rows is known no longer. */
    void lookAgain() {
        wakeAt(fibers.millis());
    }

    private void wakeAt(long at) {
        var then = Math.max(at, earliest);
        if (then < sleepsUntil) {
            sleepsUntil = then;
            fiber.ifPresent(sleeping -> fibers.wakeAt(sleeping, then));
        }
    }

    private long when(Instant due) {
        return due.toEpochMilli() - clock.skewMillis();
    }

    private long pauseAfterRound() {
        try {
            return dueWork.round(kind, ROUND_LIMIT) >= ROUND_LIMIT ? 0 : PAUSE_MILLIS;
        } catch (StoreFailure failure) {
            return PAUSE_AFTER_FAILURE_MILLIS;
        } catch (RuntimeException bug) {
            bugs.found(kind + " stopped", bug);
            return PAUSE_AFTER_FAILURE_MILLIS;
        }
    }
}
