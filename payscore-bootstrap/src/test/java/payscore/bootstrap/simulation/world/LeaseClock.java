package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import payscore.bootstrap.simulation.fiber.Fibers;

/**
 * The database's clock as far as leases are concerned. While every node is up and has renewed, further renewals change nothing; so that they
 * need not be played, this clock stands still then. It runs for a while after anything happened that leases are about.
 */
final class LeaseClock implements InstantSource {
    /** Several leases long: whoever is gone has been succeeded by then, and whoever came has its share. */
    private static final long UNSETTLED_MILLIS = Duration.ofSeconds(45).toMillis();

    private final Fibers fibers;
    private long shown;
    private long runsFrom;
    private long runsUntil;

    LeaseClock(Fibers fibers) {
        this.fibers = fibers;
        this.shown = fibers.millis();
        this.runsFrom = fibers.millis();
        this.runsUntil = runsFrom;
    }

    boolean runs() {
        return fibers.millis() < runsUntil;
    }

    void unsettle() {
        shown = millis();
        runsFrom = fibers.millis();
        runsUntil = runsFrom + UNSETTLED_MILLIS;
    }

    @Override
    public long millis() {
        return shown + Math.max(0, Math.min(fibers.millis(), runsUntil) - runsFrom);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }
}
