package payscore.adapter.persistence.idempotency;

import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.IdempotencyRecords;

/** Idempotency keys in SQL. Who inserts the row, or moves it on from a claim that is no more, owns the claim. */
public final class MyBatisIdempotencyRecords implements IdempotencyRecords {
    /** A try is lost to somebody who claimed meanwhile; then there is a claim to see, so one more is enough. */
    private static final int TRIES_MAX = 3;

    private final IdempotencyMapper mapper;

    MyBatisIdempotencyRecords(IdempotencyMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Claim claim(String owner, String key, String fingerprint, Instant now, Instant abandonedBefore) {
        var claim = IdempotencyRow.claimed(owner, key, fingerprint, now.toEpochMilli());
        for (int i = 0; i < TRIES_MAX; i++) {
            if (isInserted(claim)) {
                return new Claim.Fresh();
            }
            var known = mapper.find(owner, key);
            if (known.isPresent() && !known.get().isFreeFor(fingerprint, abandonedBefore.toEpochMilli())) {
                return judge(known.get(), fingerprint);
            }
            if (known.isPresent() && isTakenOver(known.get(), claim)) {
                return new Claim.Fresh();
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

    @Override
    public int forget(Instant claimedBefore, int limitMax) {
        return mapper.forget(-claimedBefore.toEpochMilli(), claimedBefore.toEpochMilli(), limitMax);
    }

    private boolean isInserted(IdempotencyRow claim) {
        try {
            mapper.insert(claim);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private boolean isTakenOver(IdempotencyRow known, IdempotencyRow claim) {
        return mapper.takeOver(known.owner(), known.idempotencyKey(), known.claimedAt(), claim.fingerprint(),
                claim.claimedAt()) == 1;
    }

    private static Claim judge(IdempotencyRow known, String fingerprint) {
        return known.fingerprint().equals(fingerprint)
                ? known.answer().<Claim>map(Claim.Answered::new).orElseGet(Claim.Running::new)
                : new Claim.OtherContent();
    }
}
