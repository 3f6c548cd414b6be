package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 5", "2, 15", "3, 60", "4, 120", "5, 240", "6, 480", "7, 600", "8, 600", "1000000, 600"})
    void growsToTenMinutesWithHalfOfItAsJitter(int checks, long seconds) {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            assertThat(RetrySchedule.delay(checks, random)).isBetween(
                    Duration.ofMillis(seconds * 500), Duration.ofMillis(seconds * 1500));
        }
    }
}
