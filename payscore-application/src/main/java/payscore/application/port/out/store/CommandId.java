package payscore.application.port.out.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Our own number of a command: 32 hexadecimal digits, sortable by time (48 bits of milliseconds) with a random tail, so that
 * no node needs a counter.
 */
public record CommandId(String value) {
    public CommandId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("A command id has 32 hexadecimal digits");
        }
    }

    public static CommandId next(InstantSource clock, RandomGenerator random) {
        return new CommandId(String.format(Locale.ROOT,
                "%012x%04x%016x", clock.millis(), random.nextInt(0x10000), random.nextLong()));
    }

    /** When it was made, by the clock of the node that made it. */
    public Instant issuedAt() {
        return Instant.ofEpochMilli(Long.parseLong(value.substring(0, 12), 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
