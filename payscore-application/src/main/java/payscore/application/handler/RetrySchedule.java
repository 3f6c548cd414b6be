package payscore.application.handler;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When to look again at a command without a definite answer: 2, 5, 15, 60 seconds, then doubling to ten minutes, each ± 50 % so
 * that a recovered WeChat is not met by everybody at once (reliability design B.3).
 */
public final class RetrySchedule {
    private static final List<Duration> FIRST = List.of(Duration.ofSeconds(2), Duration.ofSeconds(5),
            Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final Duration DELAY_MAX = Duration.ofMinutes(10);

    private RetrySchedule() {}

    public static Duration delay(int checks, RandomGenerator random) {
        var base = base(checks);
        return Duration.ofMillis(base.toMillis() / 2 + random.nextLong(base.toMillis() + 1));
    }

    private static Duration base(int checks) {
        if (checks < FIRST.size()) {
            return FIRST.get(checks);
        }
        var doublings = Math.min(checks - FIRST.size() + 1, 10);
        var doubled = FIRST.getLast().multipliedBy(1L << doublings);
        return doubled.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : doubled;
    }
}
