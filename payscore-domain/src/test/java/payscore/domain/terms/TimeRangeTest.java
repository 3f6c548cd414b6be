package payscore.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.violation.Violations;

class TimeRangeTest {
    /** 10:00:00 in Beijing. */
    private static final Instant NOW = ServiceOrders.REQUESTED_AT;
    /** 00:30 of 2 June in Beijing, still 1 June in UTC. */
    private static final Instant AFTER_MIDNIGHT_IN_BEIJING = Instant.parse("2025-06-01T16:30:00Z");
    /** The last millisecond of 1 June in Beijing. */
    private static final Instant BEFORE_MIDNIGHT_IN_BEIJING = Instant.parse("2025-06-01T15:59:59.999Z");

    @Nested
    class AtCreation {
        @Test
        void theMomentOfTheConfirmationMayBeTheStart() {
            assertThat(broken(ServiceStart.onAccept(), Optional.empty(), NOW)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"-1, false", "0, false", "1, true"})
        void aStartToTheSecondIsLaterThanTheCall(long seconds, boolean accepted) {
            assertThat(broken(ServiceStart.at(NOW.plusSeconds(seconds)), Optional.empty(), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/start_time"));
        }

        @ParameterizedTest
        @CsvSource({"2025-05-31, false", "2025-06-01, true", "2025-06-02, true"})
        void aStartDayIsNotBeforeTheDayOfTheCall(LocalDate day, boolean accepted) {
            assertThat(broken(ServiceStart.on(day), Optional.empty(), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/start_time"));
        }

        @Test
        void daysChangeAtMidnightInBeijing() {
            var june1 = ServiceStart.on(LocalDate.parse("2025-06-01"));

            assertThat(broken(june1, Optional.empty(), BEFORE_MIDNIGHT_IN_BEIJING)).isEmpty();
            assertThat(broken(june1, Optional.empty(), AFTER_MIDNIGHT_IN_BEIJING)).containsExactly("/start_time");
        }

        @ParameterizedTest
        @CsvSource({"59, false", "60, false", "61, true"})
        void anEndToTheSecondIsMoreThanAMinuteAfterTheCall(long seconds, boolean accepted) {
            assertThat(broken(ServiceStart.onAccept(), at(NOW.plusSeconds(seconds)), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/end_time"));
        }

        @ParameterizedTest
        @CsvSource({"3599, false", "3600, false", "3601, true"})
        void anEndToTheSecondIsLaterThanTheStart(long seconds, boolean accepted) {
            assertThat(broken(ServiceStart.at(NOW.plusSeconds(3600)), at(NOW.plusSeconds(seconds)), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/end_time"));
        }

        @ParameterizedTest
        @CsvSource({"2025-06-02, false", "2025-06-03, true", "2025-06-04, true"})
        void anEndDayIsNotBeforeTheStartDay(LocalDate end, boolean accepted) {
            assertThat(broken(ServiceStart.on(LocalDate.parse("2025-06-03")), on(end), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/end_time"));
        }

        @ParameterizedTest
        @CsvSource({"2025-05-31, false", "2025-06-01, true"})
        void anEndDayIsNotBeforeTheDayOfTheCall(LocalDate end, boolean accepted) {
            assertThat(broken(ServiceStart.onAccept(), on(end), BEFORE_MIDNIGHT_IN_BEIJING))
                    .isEqualTo(accepted ? List.of() : List.of("/end_time"));
        }

        @Test
        void startAndEndHaveOnePrecision() {
            assertThat(broken(ServiceStart.on(LocalDate.parse("2025-06-02")), at(NOW.plusSeconds(864_000)), NOW))
                    .containsExactly("/end_time");
            assertThat(broken(ServiceStart.at(NOW.plusSeconds(60)), on(LocalDate.parse("2025-06-09")), NOW))
                    .containsExactly("/end_time");
        }

        @Test
        void everyBrokenRuleIsReportedAtOnce() {
            assertThat(broken(ServiceStart.at(NOW), at(NOW), NOW))
                    .containsExactly("/start_time", "/end_time", "/end_time");
        }

        private static List<String> broken(ServiceStart start, Optional<ServiceTime> end, Instant now) {
            var violations = new Violations();
            new TimeRange(start, Optional.empty(), end, Optional.empty()).checkAtCreation(now, violations);
            return pointersOf(violations::throwIfAny);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "20, true", "21, false"})
    void aRemarkHasUpTo20Characters(int length, boolean accepted) {
        var remark = Optional.of("注".repeat(length));

        assertThat(pointersOf(() -> new TimeRange(ServiceStart.onAccept(), remark, Optional.empty(), Optional.empty())))
                .isEqualTo(accepted ? List.of() : List.of("/start_time_remark"));
        assertThat(pointersOf(() -> new TimeRange(ServiceStart.onAccept(), Optional.empty(), at(NOW), remark)))
                .isEqualTo(accepted ? List.of() : List.of("/end_time_remark"));
    }

    @Test
    void aRemarkOnTheEndNeedsAnEnd() {
        assertThat(pointersOf(() -> new TimeRange(
                ServiceStart.onAccept(), Optional.empty(), Optional.empty(), Optional.of("预计"))))
                .containsExactly("/end_time_remark");
    }

    @Test
    void aTimeToTheSecondHasNoFraction() {
        assertThat(new ServiceTime.At(NOW.plusMillis(999))).isEqualTo(new ServiceTime.At(NOW));
    }

    @Test
    void aDayBeginsAtMidnightInBeijing() {
        assertThat(new ServiceTime.On(LocalDate.parse("2025-06-02")).earliest()).isEqualTo("2025-06-01T16:00:00Z");
        assertThat(BeijingTime.dayOf(AFTER_MIDNIGHT_IN_BEIJING)).isEqualTo("2025-06-02");
        assertThat(BeijingTime.dayOf(BEFORE_MIDNIGHT_IN_BEIJING)).isEqualTo("2025-06-01");
    }

    private static Optional<ServiceTime> at(Instant instant) {
        return Optional.of(new ServiceTime.At(instant));
    }

    private static Optional<ServiceTime> on(LocalDate day) {
        return Optional.of(new ServiceTime.On(day));
    }
}
