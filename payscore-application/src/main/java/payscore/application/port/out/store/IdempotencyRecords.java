package payscore.application.port.out.store;

import java.time.Instant;
import java.util.Optional;

/** Which answers were given under an {@code Idempotency-Key}. */
public interface IdempotencyRecords {
    /** What is known about a key when a request arrives with it. */
    sealed interface Claim {
        /** It was free and is now the caller's. */
        record Fresh() implements Claim {}

        /** Another request with the same content is still running. */
        record Running() implements Claim {}

        /** The same content was answered definitely. */
        record Answered(Answer answer) implements Claim {}

        /** The key was used with other content. */
        record OtherContent() implements Claim {}
    }

    /** @param location of the Location header, where there was one */
    record Answer(int status, String contentType, Optional<String> location, String body) {}

    /**
     * Claims a key.
     *
     * @param owner name of the API key that sent it; keys of different owners are different keys
     * @param fingerprint digest of method, path and body
     * @param abandonedBefore a claim older than this without an answer was left by a dead process and may be taken over
     */
    Claim claim(String owner, String key, String fingerprint, Instant now, Instant abandonedBefore);

    /** Keeps a definite answer for the claimed key. */
    void answer(String owner, String key, Answer answer);

    /** Gives the claim up: the outcome was not definite, a repetition must be carried out. */
    void release(String owner, String key);

    /**
     * Forgets keys claimed before {@code claimedBefore}, at least 30 days ago: from then on they are free again.
     *
     * @return how many were forgotten; {@code limitMax} means there may be more
     */
    int forget(Instant claimedBefore, int limitMax);
}
