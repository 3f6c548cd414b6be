package payscore.adapter.persistence.idempotency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.IdempotencyRecords.Answer;

/**
 * A row of {@code idempotency}.
 *
 * @param claimedAt epoch milliseconds; not positive while nobody holds the key
 * @param status absent, with all that follows, until there is a definite answer
 */
record IdempotencyRow(
        String owner,
        String idempotencyKey,
        String fingerprint,
        long claimedAt,
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String body) {
    static IdempotencyRow claimed(String owner, String key, String fingerprint, long now) {
        return new IdempotencyRow(owner, key, fingerprint, now, null, null, null, null);
    }

    /** Released, or left by a dead process that was doing the same. */
    boolean isFreeFor(String sameFingerprint, long abandonedBefore) {
        return status == null
                && (claimedAt <= 0 || (claimedAt < abandonedBefore && fingerprint.equals(sameFingerprint)));
    }

    Optional<Answer> answer() {
        return status == null || contentType == null || body == null
                ? Optional.empty()
                : Optional.of(new Answer(status, contentType, Optional.ofNullable(location), body));
    }
}
