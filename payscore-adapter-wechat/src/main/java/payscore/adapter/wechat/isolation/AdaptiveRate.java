package payscore.adapter.wechat.isolation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many calls a second WeChat takes from one merchant, found out by trying: a throttled call halves the rate, every second
 * without one adds a little. Nobody waits here. A tenth is kept for work in the background, so that it never comes to a stand;
 * beyond that it yields to calls that somebody waits for.
 */
final class AdaptiveRate {
    static final double PER_SECOND_MIN = 1;
    private static final double BACKGROUND_SHARE = 0.1;
    /** Back where it was throttled after ten seconds, and then further. */
    private static final double RECOVERY_PER_SECOND = 0.05;
    private static final double RECOVERY_PER_SECOND_MIN = 1;
    /** Calls that were on their way together are throttled together; that counts once. */
    private static final Duration ONE_THROTTLING = Duration.ofSeconds(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final InstantSource steady;
    private final double perSecondMax;
    private double perSecond;
    private double recoveryPerSecond = RECOVERY_PER_SECOND_MIN;
    private double tokens;
    private double backgroundTokens;
    private Instant lastRefill;
    private Instant throttledAt;
    private Instant secondStarted;
    private int takenThisSecond;
    private int takenLastSecond;

    /** @param steady never jumps */
    AdaptiveRate(double perSecondMax, InstantSource steady) {
        this.steady = steady;
        this.perSecondMax = Math.max(PER_SECOND_MIN, perSecondMax);
        this.perSecond = this.perSecondMax;
        this.tokens = capacity();
        this.backgroundTokens = backgroundCapacity();
        this.lastRefill = steady.instant();
        this.secondStarted = lastRefill;
        this.throttledAt = lastRefill.minus(ONE_THROTTLING);
    }

    /** Whether a call may go now. */
    synchronized boolean tryTake(boolean somebodyWaits) {
        refill();
        if (!somebodyWaits && backgroundTokens >= 1) {
            backgroundTokens--;
        } else if (tokens >= (somebodyWaits ? 1 : 1 + capacity() / 2)) {
            tokens--;
        } else {
            return false;
        }
        takenThisSecond++;
        return true;
    }

    /** WeChat said that it was too much. */
    synchronized void throttled() {
        refill();
        var now = lastRefill;
        if (now.isBefore(throttledAt.plus(ONE_THROTTLING))) {
            return;
        }
        throttledAt = now;
        // What was allowed says little where less was used.
        var used = Math.min(perSecond, Math.max(takenThisSecond, takenLastSecond));
        recoveryPerSecond = Math.max(RECOVERY_PER_SECOND_MIN, used * RECOVERY_PER_SECOND);
        perSecond = Math.max(PER_SECOND_MIN, used / 2);
        tokens = Math.min(tokens, capacity());
        backgroundTokens = Math.min(backgroundTokens, backgroundCapacity());
    }

    synchronized double perSecond() {
        refill();
        return perSecond;
    }

    private void refill() {
        var now = steady.instant();
        var seconds = Duration.between(lastRefill, now).toNanos() / NANOS_PER_SECOND;
        lastRefill = now;
        perSecond = Math.min(perSecondMax, perSecond + recoveryPerSecond * seconds);
        tokens = Math.min(capacity(), tokens + perSecond * (1 - BACKGROUND_SHARE) * seconds);
        backgroundTokens = Math.min(backgroundCapacity(), backgroundTokens + perSecond * BACKGROUND_SHARE * seconds);
        var sinceSecondStarted = Duration.between(secondStarted, now);
        if (sinceSecondStarted.compareTo(Duration.ofSeconds(1)) >= 0) {
            takenLastSecond = sinceSecondStarted.compareTo(Duration.ofSeconds(2)) < 0 ? takenThisSecond : 0;
            takenThisSecond = 0;
            secondStarted = now;
        }
    }

    /** A second's worth may go at once; two at least, so that what yields can go at all. */
    private double capacity() {
        return Math.max(2, perSecond);
    }

    private double backgroundCapacity() {
        return Math.max(1, perSecond * BACKGROUND_SHARE);
    }
}
