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
    private Runnable claiming = () -> {};
    private Runnable settling = () -> {};

    @Override
    public synchronized Claim claim(
            String owner, String key, String fingerprint, Instant now, Instant abandonedBefore) {
        claiming.run();
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
        settling.run();
        entries.computeIfPresent(new Key(owner, key),
                (id, entry) -> new Entry(entry.fingerprint(), entry.claimedAt(), Optional.of(answer)));
    }

    @Override
    public synchronized void release(String owner, String key) {
        settling.run();
        entries.remove(new Key(owner, key));
    }

    @Override
    public synchronized int forget(Instant claimedBefore, int limitMax) {
        throw new UnsupportedOperationException("The web adapter forgets nothing");
    }

    /** What happens when a key is claimed, before anything is stored. */
    public void whenClaiming(Runnable failure) {
        claiming = failure;
    }

    /** What happens when an answer is kept or a claim given up, before anything is stored. */
    public void whenSettling(Runnable failure) {
        settling = failure;
    }

    public boolean isClaimed(String owner, String key) {
        return entries.containsKey(new Key(owner, key));
    }

    /** To be called before each test. */
    public void clear() {
        claiming = () -> {};
        settling = () -> {};
        entries.clear();
    }
}
