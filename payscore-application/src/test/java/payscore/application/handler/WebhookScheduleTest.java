package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.Covers;

class WebhookScheduleTest {
    private final RandomGenerator random = new Random(1);

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void eachDelayIsUpToAFifthLonger(int attempts, Duration planned) {
        var delays = random.ints(300).mapToObj(i -> WebhookSchedule.delay(attempts, Optional.empty(), random)
                .orElseThrow()).toList();

        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(planned,
                planned.plus(planned.dividedBy(5))));
        assertThat(delays.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    @Covers("B01")
    void tenAttemptsSpanMoreThanThreeDaysWhateverTheJitter() {
        var spans = random.ints(500).mapToObj(i -> {
            var span = Duration.ZERO;
            for (int attempts = 1; attempts < 10; attempts++) {
                span = span.plus(WebhookSchedule.delay(attempts, Optional.empty(), random).orElseThrow());
            }
            return span;
        }).toList();

        assertThat(spans).allSatisfy(span -> assertThat(span).isBetween(Duration.ofHours(72), Duration.ofHours(92)));
        assertThat(WebhookSchedule.delay(10, Optional.empty(), random)).isEmpty();
    }

    @Test
    @Covers("B02")
    void retryAfterMakesTheWaitLongerNeverShorterAndADayAtMost() {
        assertThat(delayAfter(1, Duration.ofHours(1))).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
        assertThat(delayAfter(4, Duration.ofSeconds(1))).isBetween(Duration.ofHours(2), Duration.ofMinutes(144));
        assertThat(delayAfter(1, Duration.ofDays(400))).isBetween(Duration.ofHours(24), Duration.ofHours(29));
    }

    private Duration delayAfter(int attempts, Duration retryAfter) {
        return WebhookSchedule.delay(attempts, Optional.of(retryAfter), random).orElseThrow();
    }
}
