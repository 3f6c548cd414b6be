package payscore.domain.order;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One order in a thousand is asked about once more a day after it has ended. What all callbacks, answers and bills together got wrong would
 * show there first. Which order it is follows from its number, so that whoever computes it once more means the same one.
 */
final class AuditSample {
    /** One in so many. */
    static final int ONE_IN = 1000;

    private AuditSample() {}

    static boolean contains(ServiceOrderKey key) {
        var hash = new CRC32();
        hash.update(key.toString().getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % ONE_IN == 0;
    }

    /** The audit of an order that ended just now, if it is one of the sample. */
    static Optional<NextCheck> of(ServiceOrderKey key, Position position, Instant endedAt) {
        return position.isTerminal() && contains(key)
                ? Optional.of(CheckSchedule.after(CheckReason.AUDIT, endedAt, endedAt))
                : Optional.empty();
    }
}
