package payscore.domain.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a refund that the user's card did not take. Once it is paid another way it is PROCESSING again, and may get stuck
 * again: the words alone do not tell which came first any more.
 *
 * @param turnedAt our clock when it became ABNORMAL, or PROCESSING again, last
 * @param application the merchant's latest wish to have it paid another way
 */
public record Abnormality(Instant turnedAt, Optional<Application> application) {
    /** A replica of WeChat's lags by two minutes at most (decision record 0004), and a call takes some seconds. */
    private static final Duration REPLICA_LAG_MAX = Duration.ofMinutes(3);

    /**
     * That the merchant wants it paid another way. To whom exactly is WeChat's to know, and is kept nowhere here.
     *
     * @param decidedAt our clock
     * @param refusal WeChat's code, where it declined
     */
    public record Application(
            AbnormalRefundType type, Instant decidedAt, Outcome outcome, Optional<String> refusal) {
        Application taken() {
            return outcome == Outcome.DECIDED
                    ? new Application(type, decidedAt, Outcome.TAKEN, Optional.empty())
                    : this;
        }

        Application declined(String code) {
            return new Application(type, decidedAt, Outcome.DECLINED, Optional.of(code));
        }
    }

    /** What WeChat made of an application. */
    public enum Outcome {
        /** Not known yet. */
        DECIDED,
        /** The refund is under way again. */
        TAKEN, DECLINED
    }

    static Abnormality since(Instant now) {
        return new Abnormality(now, Optional.empty());
    }

    Abnormality turned(Instant now) {
        return new Abnormality(now, application);
    }

    Abnormality with(Application next) {
        return new Abnormality(turnedAt, Optional.of(next));
    }

    /** Whether what a query told at {@code now} is later than what is known. */
    boolean isOlderThanAnyReplica(Instant now) {
        return !now.isBefore(turnedAt.plus(REPLICA_LAG_MAX));
    }
}
