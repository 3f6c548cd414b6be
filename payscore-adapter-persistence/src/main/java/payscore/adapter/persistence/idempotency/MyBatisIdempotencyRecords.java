package payscore.adapter.persistence.idempotency;

import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.IdempotencyRecords;

/** Idempotency keys in SQL. Who inserts the row owns the claim. */
public final class MyBatisIdempotencyRecords implements IdempotencyRecords {
    /** Between a refused insert and the look at what is in its way, that may have been released; more than twice is no chance. */
    private static final int TRIES_MAX = 3;

    private final IdempotencyMapper mapper;

    MyBatisIdempotencyRecords(IdempotencyMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Claim claim(String owner, String key, String fingerprint, Instant now, Instant abandonedBefore) {
        for (int i = 0; i < TRIES_MAX; i++) {
            if (inserted(IdempotencyRow.claimed(owner, key, fingerprint, now.toEpochMilli()))) {
                return new Claim.Fresh();
            }
            var known = mapper.find(owner, key);
            if (known.isPresent()) {
                return judge(known.get(), fingerprint, now, abandonedBefore);
            }
        }
        return new Claim.Running();
    }

    @Override
    public void answer(String owner, String key, Answer answer) {
        mapper.answer(owner, key, answer.status(), answer.contentType(), answer.location().orElse(null), answer.body());
    }

    @Override
    public void release(String owner, String key) {
        mapper.release(owner, key);
    }

    private boolean inserted(IdempotencyRow row) {
        try {
            mapper.insert(row);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private Claim judge(IdempotencyRow known, String fingerprint, Instant now, Instant abandonedBefore) {
        if (!known.fingerprint().equals(fingerprint)) {
            return new Claim.OtherContent();
        }
        return known.answer().<Claim>map(Claim.Answered::new)
                .orElseGet(() -> isTakenOver(known, now, abandonedBefore) ? new Claim.Fresh() : new Claim.Running());
    }

    private boolean isTakenOver(IdempotencyRow known, Instant now, Instant abandonedBefore) {
        return known.claimedAt() < abandonedBefore.toEpochMilli()
                && mapper.takeOver(known.owner(), known.idempotencyKey(), known.claimedAt(), now.toEpochMilli()) == 1;
    }
}
