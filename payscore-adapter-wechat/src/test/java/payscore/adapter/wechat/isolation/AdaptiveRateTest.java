package payscore.adapter.wechat.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.domain.fixture.Covers;

class AdaptiveRateTest {
    private static final int MANY = 10_000;

    private final ManualClock steady = new ManualClock(Instant.EPOCH);
    private final AdaptiveRate rate = new AdaptiveRate(100, steady);

    @Test
    void letsASecondsWorthGoAtOnceAndThenNoMoreThanTheRate() {
        assertThat(taken(true, MANY)).isEqualTo(100);

        steady.pass(Duration.ofSeconds(1));
        assertThat(taken(true, MANY)).isEqualTo(90);
    }

    @Test
    @Covers("W13")
    void halvesWhatWasUsedWhenThrottled() {
        taken(true, 40);

        rate.throttled();

        assertThat(rate.perSecond()).isEqualTo(20);
        steady.pass(Duration.ofMillis(1));
        assertThat(taken(true, MANY)).isEqualTo(20);
    }

    @Test
    void countsCallsThrottledTogetherOnce() {
        taken(true, 40);

        rate.throttled();
        steady.pass(Duration.ofMillis(500));
        rate.throttled();

        assertThat(rate.perSecond()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void halvesAgainWhileItIsStillThrottled() {
        taken(true, 80);
        rate.throttled();
        steady.pass(Duration.ofSeconds(1));
        taken(true, MANY);
        rate.throttled();

        assertThat(rate.perSecond()).isCloseTo(20, within(2.0));
    }

    @Test
    @Covers("W13")
    void recoversALittleEverySecond() {
        taken(true, 80);
        rate.throttled();
        assertThat(rate.perSecond()).isEqualTo(40);

        steady.pass(Duration.ofSeconds(1));
        assertThat(rate.perSecond()).isEqualTo(44);
        steady.pass(Duration.ofSeconds(9));
        assertThat(rate.perSecond()).isEqualTo(80);
        steady.pass(Duration.ofMinutes(5));
        assertThat(rate.perSecond()).isEqualTo(100);
    }

    @Test
    void neverComesToAStand() {
        for (int i = 0; i < 20; i++) {
            rate.throttled();
            steady.pass(Duration.ofSeconds(1));
        }
        rate.throttled();

        assertThat(rate.perSecond()).isEqualTo(AdaptiveRate.PER_SECOND_MIN);
        steady.pass(Duration.ofSeconds(2));
        assertThat(taken(true, MANY)).isPositive();
    }

    @Test
    @Covers("W13")
    void letsCallsThatSomebodyWaitsForGoFirst() {
        var inTheBackground = taken(false, MANY);

        assertThat(inTheBackground).isCloseTo(60, within(1));
        assertThat(taken(true, MANY)).isEqualTo(100 + 10 - inTheBackground);
    }

    @Test
    void keepsATenthForWorkInTheBackground() {
        taken(true, MANY);
        taken(false, MANY);

        steady.pass(Duration.ofSeconds(1));
        taken(true, MANY);

        assertThat(taken(false, MANY)).isEqualTo(10);
    }

    private int taken(boolean somebodyWaits, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += rate.tryTake(somebodyWaits) ? 1 : 0;
        }
        return taken;
    }
}
