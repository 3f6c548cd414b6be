package payscore.bootstrap.simulation.world;

import java.time.Instant;
import java.time.InstantSource;
import payscore.bootstrap.simulation.fiber.Fibers;

/** The wall clock of a machine: wrong by up to two minutes, and put right, or wrong, now and then. */
final class NodeClock implements InstantSource {
    static final int SKEW_MILLIS_MAX = 120_000;

    private final Fibers fibers;
    private long skewMillis;

    NodeClock(Fibers fibers, long skewMillis) {
        this.fibers = fibers;
        this.skewMillis = skewMillis;
    }

    void jumpTo(long skew) {
        skewMillis = skew;
    }

    long skewMillis() {
        return skewMillis;
    }

    @Override
    public long millis() {
        return fibers.millis() + skewMillis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }
}
