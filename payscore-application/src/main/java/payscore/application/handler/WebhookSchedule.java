package payscore.application.handler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a webhook that was not taken is sent again: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h after the attempt before, as
 * Standard Webhooks 1.0 recommends; ten attempts over more than three days. Each delay is up to a fifth longer, never shorter, so that
 * an endpoint that recovers is not met by everything at once and the whole still spans 72 hours.
 */
final class WebhookSchedule {
    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    /** Whatever an endpoint asks for: longer would keep a message that nobody waits for any more. */
    private static final Duration RETRY_AFTER_MAX = Duration.ofHours(24);
    private static final int JITTER_PART = 5;

    private WebhookSchedule() {}

    /**
     * How long to wait after the latest attempt.
     *
     * @param attempts how many were made
     * @param retryAfter what the endpoint asked for; it can make the wait longer, never shorter
     * @return empty when the schedule is over
     */
    static Optional<Duration> delay(int attempts, Optional<Duration> retryAfter, RandomGenerator random) {
        if (attempts > DELAYS.size()) {
            return Optional.empty();
        }
        var planned = DELAYS.get(attempts - 1);
        var asked = retryAfter.map(wish -> shorter(wish, RETRY_AFTER_MAX)).orElse(Duration.ZERO);
        var base = planned.compareTo(asked) > 0 ? planned : asked;
        return Optional.of(base.plusMillis(random.nextLong(base.toMillis() / JITTER_PART + 1)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
