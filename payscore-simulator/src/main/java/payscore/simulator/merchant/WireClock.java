package payscore.simulator.merchant;

import java.time.Instant;
import java.time.InstantSource;

/** Dates signatures and judges their age by the clock the switches name. */
public final class WireClock implements InstantSource {
    private final InstantSource simulated;
    private final InstantSource real;
    private final Registry registry;

    public WireClock(InstantSource simulated, InstantSource real, Registry registry) {
        this.simulated = simulated;
        this.real = real;
        this.registry = registry;
    }

    @Override
    public Instant instant() {
        return registry.switches().wireTime() == Switches.WireTime.REAL ? real.instant() : simulated.instant();
    }
}
