package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.ServiceOrders;

/** The points of the life-cycle reference §6.2: after what has elapsed, when WeChat is asked next. */
class CheckScheduleTest {
    private static final Instant SINCE = ServiceOrders.REQUESTED_AT;

    @ParameterizedTest
    @CsvSource({"PT0S, PT15S", "PT14.999S, PT15S", "PT15S, PT30S", "PT30S, PT1M", "PT1M, PT2M", "PT90S, PT2M",
            "PT1H59M59S, PT2H", "PT2H, PT3H", "PT23H59M, PT24H", "PT24H, PT48H", "P31D, P32D", "P100DT1H, P101D"})
    void aConfirmationIsAwaitedEveryMinuteThenHourlyThenDaily(Duration elapsed, Duration next) {
        assertThat(nextAfter(CheckReason.CONFIRMATION_EXPECTED, elapsed)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT1S, PT2S", "PT2S, PT3S", "PT3S, PT5S", "PT5S, PT10S", "PT10S, PT1M", "PT1M, PT2M",
            "PT2H, PT3H"})
    void aReturnFromThePageIsFollowedClosely(Duration elapsed, Duration next) {
        assertThat(nextAfter(CheckReason.USER_RETURNED, elapsed)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT5S", "PT5S, PT15S", "PT15S, PT30S", "PT30S, PT1M", "PT1M, PT2M", "PT2M, PT10M",
            "PT10M, PT20M", "PT59M59S, PT1H", "PT1H, PT2H", "PT23H, PT24H", "PT24H, PT30H", "P400D, P400DT6H"})
    void aPaymentIsAwaitedWithoutEnd(Duration elapsed, Duration next) {
        assertThat(nextAfter(CheckReason.PAYMENT_EXPECTED, elapsed)).isEqualTo(next);
        assertThat(nextAfter(CheckReason.DOUBT, elapsed)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, P1D", "PT23H59M59S, P1D", "P1D, P2D", "P400DT12H, P401D"})
    void anOrderInUseIsWatchedDaily(Duration elapsed, Duration next) {
        assertThat(nextAfter(CheckReason.SLOW_WATCH, elapsed)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource
    void theNextCheckIsAlwaysAheadHoweverLongWeWereDown(CheckReason reason) {
        for (var down : new Duration[]{Duration.ofSeconds(61), Duration.ofHours(7), Duration.ofDays(45),
                Duration.ofDays(4_000)}) {
            var now = SINCE.plus(down);
            assertThat(CheckSchedule.after(reason, SINCE, now).at())
                    .isAfter(now)
                    .isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void checksNeverEndAndAreNeverMoreThanOneASecond(CheckReason reason) {
        var now = SINCE;
        for (int checks = 0; checks < 1_000; checks++) {
            var next = CheckSchedule.after(reason, SINCE, now);
            assertThat(next.at()).isAfterOrEqualTo(now.plusSeconds(1));
            assertThat(next.reason()).isEqualTo(reason);
            assertThat(next.since()).isEqualTo(SINCE);
            now = next.at();
        }
    }

    @Test
    void aClockThatWentBackStartsFromTheFirstCheck() {
        assertThat(nextAfter(CheckReason.CONFIRMATION_EXPECTED, Duration.ofMinutes(-5))).isEqualTo(
                Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @EnumSource
    void everyPositionKnowsWhatIsExpectedOfIt(Position position) {
        var expected = switch (position) {
            case CREATED -> Optional.of(CheckReason.CONFIRMATION_EXPECTED);
            case IN_USE -> Optional.of(CheckReason.SLOW_WATCH);
            case COLLECTING -> Optional.of(CheckReason.PAYMENT_EXPECTED);
            case REQUESTED, PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> Optional.<CheckReason>empty();
        };

        assertThat(ServiceOrders.at(position).nextCheck().map(NextCheck::reason)).isEqualTo(expected);
    }

    @Test
    void aScheduleCountsFromTheLastMove() {
        assertThat(ServiceOrders.collecting().nextCheck()).contains(new NextCheck(
                ServiceOrders.COMPLETED_AT.plusSeconds(5), CheckReason.PAYMENT_EXPECTED, ServiceOrders.COMPLETED_AT));
    }

    @Test
    void aCheckThatBroughtNothingNewIsFollowedByTheNextOne() {
        var order = ServiceOrders.collecting();

        assertThat(order.checkAfter(ServiceOrders.COMPLETED_AT.plusSeconds(5)).map(NextCheck::at))
                .contains(ServiceOrders.COMPLETED_AT.plusSeconds(15));
        assertThat(ServiceOrders.paidOrder().checkAfter(ServiceOrders.PAID_AT)).isEmpty();
    }

    @Test
    void aReturnHastensTheCheckOfAWaitingOrderOnly() {
        var returnedAt = SINCE.plusSeconds(40);

        assertThat(ServiceOrders.created().checkAfterReturn(returnedAt)).contains(
                new NextCheck(returnedAt.plusSeconds(1), CheckReason.USER_RETURNED, returnedAt));
        assertThat(ServiceOrders.inUse().checkAfterReturn(returnedAt)).isEqualTo(ServiceOrders.inUse().nextCheck());
        assertThat(ServiceOrders.cancelled().checkAfterReturn(returnedAt)).isEmpty();
    }

    private static Duration nextAfter(CheckReason reason, Duration elapsed) {
        return Duration.between(SINCE, CheckSchedule.after(reason, SINCE, SINCE.plus(elapsed)).at());
    }
}
