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
    /** Longer than a lease and a renewal: whoever is gone has been succeeded by then, and whoever came has its share. */
    private static final Duration AFTERMATH = Duration.ofSeconds(24);

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
        unsettleFor(Duration.ZERO);
    }

    /** @param trouble how long what happens lasts */
    void unsettleFor(Duration trouble) {
        shown = millis();
        var until = fibers.millis() + trouble.plus(AFTERMATH).toMillis();
        runsUntil = runs() ? Math.max(runsUntil, until) : until;
        runsFrom = fibers.millis();
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
