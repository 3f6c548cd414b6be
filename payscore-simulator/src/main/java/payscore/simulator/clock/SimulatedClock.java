package payscore.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time plus a movable offset. May be shared with the service under test, so that both sides see the same time. */
public final class SimulatedClock implements InstantSource {
    private final InstantSource base;
    private volatile Duration offset = Duration.ZERO;

    private SimulatedClock(InstantSource base) {
        this.base = base;
    }

    /** Follows the machine's time until it is moved. */
    public static SimulatedClock running() {
        return new SimulatedClock(InstantSource.system());
    }

    /** Stands still at the given instant and moves only when told to. */
    public static SimulatedClock standingAt(Instant instant) {
        return new SimulatedClock(InstantSource.fixed(instant));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    /** Jumps to any instant, past or future, without running what falls due on the way. */
    public synchronized void setTo(Instant instant) {
        offset = Duration.between(base.instant(), instant);
    }

    /** The distance from real time. */
    public Duration offset() {
        return offset;
    }

    synchronized void setOffset(Duration newOffset) {
        offset = newOffset;
    }

    /** The offset at which the clock would show this instant now. */
    Duration offsetOf(Instant instant) {
        return Duration.between(base.instant(), instant);
    }
}
