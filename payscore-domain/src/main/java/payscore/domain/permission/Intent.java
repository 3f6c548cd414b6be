package payscore.domain.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.order.Decline;

/**
 * Something we owe WeChat about one authorisation; durable before the first byte is sent. An authorisation has one at a time.
 *
 * @param body the exact text, the same for every attempt; nothing personal is in it
 * @param attempts how often it was sent, from 1
 * @param checks how often WeChat was queried about it
 * @param lastSentAt our clock when the latest attempt was signed
 * @param dueAt when it must be looked at again unless it is settled by then
 * @param sending an attempt is under way, or its process died
 * @param mayHaveLanded an attempt was left without a definite answer, so it may take effect late
 * @param refusal WeChat's latest refusal; believed only after the quiet window
 */
public record Intent(
        Kind kind,
        String body,
        int attempts,
        int checks,
        Instant lastSentAt,
        Instant dueAt,
        boolean sending,
        boolean mayHaveLanded,
        Optional<Decline> refusal) {
    /** Longer than any whole call may take; an intent that is still being sent by then has lost its process. */
    private static final Duration SENDING_MAX = Duration.ofSeconds(30);

    /** What WeChat is asked to do. */
    public enum Kind {
        /** Pre-permit, or re-enter it for a fresh token. */
        PRE_PERMIT,
        /** Withdraw. */
        TERMINATE
    }

    /** One that is about to be sent for the first time. */
    public static Intent firstAttempt(Kind kind, String body, Instant now) {
        return new Intent(kind, body, 1, 0, now, now.plus(SENDING_MAX), true, false, Optional.empty());
    }

    /** The same bytes are about to be sent once more. */
    Intent nextAttempt(Instant now) {
        return new Intent(kind, body, attempts + 1, checks, now, now.plus(SENDING_MAX), true, mayHaveLanded || sending,
                refusal);
    }

    /** The attempt has no definite answer. */
    Intent unknown(Instant nextDue) {
        return new Intent(kind, body, attempts, checks, lastSentAt, nextDue, false, true, refusal);
    }

    /** WeChat refuses in a way that may still change, or that proves nothing after an unknown attempt. */
    Intent refusedForNow(Decline decline, Instant nextDue) {
        return new Intent(kind, body, attempts, checks, lastSentAt, nextDue, false, mayHaveLanded,
                Optional.of(decline));
    }

    /** WeChat turned the attempt away without looking at it. */
    Intent throttled(Instant nextDue) {
        return new Intent(kind, body, attempts, checks, lastSentAt, nextDue, false, mayHaveLanded, refusal);
    }

    /** WeChat was queried and the matter is still open. What was still being sent has lost its process and may have landed. */
    Intent checked(Instant nextDue) {
        return new Intent(kind, body, attempts, checks + 1, lastSentAt, nextDue, false, mayHaveLanded || sending,
                refusal);
    }
}
