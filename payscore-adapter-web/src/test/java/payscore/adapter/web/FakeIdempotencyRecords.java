package payscore.adapter.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import payscore.application.port.out.store.IdempotencyRecords;

/** Idempotency records in memory. */
public final class FakeIdempotencyRecords implements IdempotencyRecords {
    private record Key(String owner, String key) {}

    private record Entry(String fingerprint, Instant claimedAt, Optional<Answer> answer) {}

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public synchronized Claim claim(
            String owner, String key, String fingerprint, Instant now, Instant abandonedBefore) {
        var id = new Key(owner, key);
        var known = entries.get(id);
        if (known != null && !known.fingerprint().equals(fingerprint)) {
            return new Claim.OtherContent();
        }
        if (known != null && known.answer().isPresent()) {
            return new Claim.Answered(known.answer().get());
        }
        if (known != null && !known.claimedAt().isBefore(abandonedBefore)) {
            return new Claim.Running();
        }
        entries.put(id, new Entry(fingerprint, now, Optional.empty()));
        return new Claim.Fresh();
    }

    @Override
    public synchronized void answer(String owner, String key, Answer answer) {
        entries.computeIfPresent(new Key(owner, key),
                (id, entry) -> new Entry(entry.fingerprint(), entry.claimedAt(), Optional.of(answer)));
    }

    @Override
    public synchronized void release(String owner, String key) {
        entries.remove(new Key(owner, key));
    }

    /** To be called before each test. */
    public void clear() {
        entries.clear();
    }
}
