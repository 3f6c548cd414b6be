package payscore.simulator.order;

import java.time.Duration;
import java.util.Optional;

/**
 * How WeChat's automatic deduction goes for an order or a user.
 *
 * @param failures attempts that fail before one succeeds; {@link #ALWAYS} for never succeeding
 * @param firstAttempt simulated time from completion to the first attempt; empty: the configured default
 * @param interval simulated time between attempts
 * @param inFlight true: the first attempt is under way from completion until it ends, so that cancel, modify and sync
 *     are refused with 271316754
 */
public record DeductionScript(int failures, Optional<Duration> firstAttempt, Duration interval, boolean inFlight) {
    /** More attempts than anybody waits for. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** The first attempt succeeds. */
    public static DeductionScript succeeds() {
        return new DeductionScript(0, Optional.empty(), INTERVAL, false);
    }

    /** So many attempts fail, ten minutes apart, then one succeeds. */
    public static DeductionScript failsFirst(int failures) {
        return new DeductionScript(failures, Optional.empty(), INTERVAL, false);
    }

    public static DeductionScript neverSucceeds() {
        return new DeductionScript(ALWAYS, Optional.empty(), INTERVAL, false);
    }

    /** One long attempt that blocks everything else and then succeeds. */
    public static DeductionScript inFlightFor(Duration duration) {
        return new DeductionScript(0, Optional.of(duration), INTERVAL, true);
    }
}
