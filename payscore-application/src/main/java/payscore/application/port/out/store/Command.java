package payscore.application.port.out.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrderKey;

/**
 * Something we owe WeChat about one order or one authorisation; the intent is durable before the first byte is sent (reliability design B.3).
 * At most one command of its subject is unfinished.
 *
 * @param attempts how often it was sent, from 1
 * @param checks how often WeChat was queried about it
 * @param lastSentAt our clock when the latest attempt was signed
 * @param dueAt when it must be looked at again unless it is finished by then
 * @param mayHaveLanded an attempt was left without a definite answer, so it may take effect late
 * @param refusal WeChat's latest refusal; believed only after the quiet window
 * @param version counts the changes, from 1; it is also the fencing token: a change is stored only over the version its maker
 *     holds, so whoever was overtaken can move the command no more
 */
public record Command(
        CommandId id,
        Subject key,
        CommandKind kind,
        RequestBody body,
        CommandStatus status,
        int attempts,
        int checks,
        Instant lastSentAt,
        Instant dueAt,
        boolean mayHaveLanded,
        Optional<Decline> refusal,
        long version) {
    /** Longer than any whole call may take; a command that is still SENT by then has lost its process. */
    private static final Duration SENDING_MAX = Duration.ofSeconds(30);

    /** A command about to be sent for the first time. */
    public static Command firstAttempt(
            CommandId id, ServiceOrderKey key, CommandKind kind, RequestBody body, Instant now) {
        return firstAttempt(id, Subject.of(key), kind, body, now);
    }

    /** The same about whatever it is. */
    public static Command firstAttempt(
            CommandId id, Subject key, CommandKind kind, RequestBody body, Instant now) {
        return new Command(id, key, kind, body, CommandStatus.SENT, 1, 0, now, now.plus(SENDING_MAX), false,
                Optional.empty(), 1);
    }

    /** The same bytes are about to be sent once more. What is still SENT has lost its process and may have landed. */
    public Command nextAttempt(Instant now) {
        return new Command(id, key, kind, body, CommandStatus.SENT, attempts + 1, checks, now, now.plus(SENDING_MAX),
                mayHaveLanded || status == CommandStatus.SENT, refusal, version + 1);
    }

    public Command done() {
        return new Command(id, key, kind, body, CommandStatus.DONE, attempts, checks, lastSentAt, dueAt, mayHaveLanded,
                Optional.empty(), version + 1);
    }

    public Command rejected(Decline decline) {
        return new Command(id, key, kind, body, CommandStatus.REJECTED, attempts, checks, lastSentAt, dueAt,
                mayHaveLanded, Optional.of(decline), version + 1);
    }

    /** The attempt has no definite answer. */
    public Command unknown(Instant nextDue) {
        return new Command(id, key, kind, body, CommandStatus.UNKNOWN, attempts, checks, lastSentAt, nextDue, true,
                refusal, version + 1);
    }

    /**
     * The same, but somebody says without a signature that WeChat refuses: nothing more is sent, and it is believed only when a query
     * after the quiet window, whose answer is signed, finds the order as it was.
     */
    public Command advised(Decline advice, Instant nextDue) {
        return new Command(id, key, kind, body, CommandStatus.UNKNOWN, attempts, checks, lastSentAt, nextDue, true,
                Optional.of(advice), version + 1);
    }

    /** WeChat turned the attempt away without looking at it. */
    public Command throttled(Instant nextDue) {
        return new Command(id, key, kind, body, CommandStatus.UNKNOWN, attempts, checks, lastSentAt, nextDue,
                mayHaveLanded, refusal, version + 1);
    }

    /** WeChat refuses in a way that may still change, or that proves nothing after an unknown attempt. */
    public Command refusedForNow(Decline decline, Instant nextDue) {
        return new Command(id, key, kind, body, CommandStatus.UNKNOWN, attempts, checks, lastSentAt, nextDue,
                mayHaveLanded, Optional.of(decline), version + 1);
    }

    /** What became of it can be found out at once: the order has ended. */
    public Command hurried(Instant now) {
        return new Command(id, key, kind, body, status, attempts, checks, lastSentAt, now, mayHaveLanded, refusal,
                version + 1);
    }

    /** WeChat was queried and the matter is still open. What was still SENT has lost its process and may have landed. */
    public Command checked(Instant nextDue) {
        return new Command(id, key, kind, body, CommandStatus.UNKNOWN, attempts, checks + 1, lastSentAt, nextDue,
                mayHaveLanded || status == CommandStatus.SENT, refusal, version + 1);
    }
}
