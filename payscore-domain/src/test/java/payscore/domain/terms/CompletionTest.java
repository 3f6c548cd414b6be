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
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.industry.Industry;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.SubMode;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;

class CompletionTest {
    private static final Instant START = ServiceOrders.CONFIRMED_AT;
    /** 11:00:10 in Beijing. */
    private static final Instant NOW = START.plusSeconds(3600);
    private static final LocalDate JUNE_1 = LocalDate.parse("2025-06-01");
    private static final TimeRange ON_ACCEPT = TimeRange.startingOnAccept();

    @Nested
    class WithoutAnEnd {
        @Test
        void theEndIsNowLessFiveSecondsForOurClock() {
            assertThat(end(ON_ACCEPT, Optional.empty(), at(START), NOW)).isEqualTo(at(NOW.minusSeconds(5)));
        }

        @ParameterizedTest
        @CsvSource({"6000, 1000", "6001, 1000", "6999, 1000", "7000, 2000", "5999, 1000", "5000, 1000", "1000, 1000"})
        void theEndIsStillLaterThanTheStart(long nowAfterStart, long endAfterStart) {
            assertThat(end(ON_ACCEPT, Optional.empty(), at(START), START.plusMillis(nowAfterStart)))
                    .isEqualTo(at(START.plusMillis(endAfterStart)));
        }

        @ParameterizedTest
        @CsvSource({"-1", "0", "999"})
        void withinTheSecondOfTheConfirmationThereIsNoEndYet(long nowAfterStart) {
            assertThat(broken(ON_ACCEPT, Optional.empty(), at(START), START.plusMillis(nowAfterStart)))
                    .containsExactly("/time_range/end_time");
        }

        @Test
        void theEndIsNowLessFiveSecondsWhereTheStartIsUnknown() {
            assertThat(end(ON_ACCEPT, Optional.empty(), Optional.empty(), NOW)).isEqualTo(at(NOW.minusSeconds(5)));
        }

        @Test
        void aServiceByDayEndsToday() {
            var byDay = startingOn(JUNE_1);

            assertThat(end(byDay, Optional.empty(), on(JUNE_1), NOW)).isEqualTo(on(JUNE_1));
            assertThat(end(byDay, Optional.empty(), on(JUNE_1), Instant.parse("2025-06-01T16:00:00Z")))
                    .isEqualTo(on(JUNE_1.plusDays(1)));
        }

        @Test
        void theEndGivenAtCreationStands() {
            var untilNoon = new TimeRange(ServiceStart.onAccept(), Optional.empty(), at(NOW.plusSeconds(3600)),
                    Optional.empty());

            assertThat(end(untilNoon, Optional.empty(), at(START), NOW)).isEmpty();
        }

        /** API reference §1.3: a remark is only sent together with its time. */
        @Test
        void aRemarkNeedsAnEndThatIsSent() {
            var untilNoon = new TimeRange(ServiceStart.onAccept(), Optional.empty(), at(NOW.plusSeconds(3600)),
                    Optional.empty());
            var remarked = new CompletionTerms(amount(800), Optional.empty(), Optional.of("准时"), Optional.empty(),
                    Optional.empty());

            assertThat(pointersOf(() -> Completion.decide(remarked, created(untilNoon), service(), at(START), NOW)))
                    .containsExactly("/time_range/end_time_remark");
            assertThat(pointersOf(() -> Completion.decide(remarked, created(ON_ACCEPT), service(), at(START), NOW)))
                    .isEmpty();
        }
    }

    @Nested
    class WithAnEnd {
        @ParameterizedTest
        @CsvSource({"-1, true", "0, true", "1, false"})
        @Covers("M17")
        void itIsNotInTheFuture(long seconds, boolean accepted) {
            assertThat(broken(ON_ACCEPT, at(NOW.plusSeconds(seconds)), at(START), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/time_range/end_time"));
        }

        @ParameterizedTest
        @CsvSource({"-1, false", "0, false", "1, true"})
        @Covers("M17")
        void itIsLaterThanTheStart(long seconds, boolean accepted) {
            assertThat(broken(ON_ACCEPT, at(START.plusSeconds(seconds)), at(START), NOW))
                    .isEqualTo(accepted ? List.of() : List.of("/time_range/end_time"));
        }

        @ParameterizedTest
        @CsvSource({"2025-05-31, false", "2025-06-01, true", "2025-06-02, true", "2025-06-03, false"})
        void anEndDayIsFromTheStartDayUntilToday(LocalDate day, boolean accepted) {
            assertThat(broken(startingOn(JUNE_1), on(day), on(JUNE_1), Instant.parse("2025-06-01T16:00:00Z")))
                    .isEqualTo(accepted ? List.of() : List.of("/time_range/end_time"));
        }

        @Test
        void itHasThePrecisionOfTheStart() {
            assertThat(broken(startingOn(JUNE_1), at(NOW), on(JUNE_1), NOW)).containsExactly("/time_range/end_time");
            assertThat(broken(ON_ACCEPT, on(JUNE_1.plusDays(1)), at(START), NOW.plusSeconds(86_400)))
                    .containsExactly("/time_range/end_time");
        }

        /** API reference §1.3: if creation used OnAccept, completion uses second precision. */
        @Test
        void afterOnAcceptItIsToTheSecondEvenWhereTheStartIsUnknown() {
            assertThat(broken(ON_ACCEPT, on(JUNE_1), Optional.empty(), NOW)).containsExactly("/time_range/end_time");
            assertThat(broken(ON_ACCEPT, at(NOW), Optional.empty(), NOW)).isEmpty();
        }

        @Test
        void itHasThePrecisionOfTheEndGivenAtCreation() {
            var untilJune2 = new TimeRange(
                    ServiceStart.onAccept(), Optional.empty(), on(JUNE_1.plusDays(1)), Optional.empty());

            assertThat(broken(untilJune2, at(NOW), Optional.empty(), NOW)).containsExactly("/time_range/end_time");
            assertThat(broken(untilJune2, on(JUNE_1), Optional.empty(), NOW)).isEmpty();
        }

        @Test
        void itReplacesTheEndGivenAtCreation() {
            var untilNoon = new TimeRange(ServiceStart.onAccept(), Optional.empty(), at(NOW.plusSeconds(3600)),
                    Optional.empty());

            assertThat(end(untilNoon, at(NOW), at(START), NOW)).isEqualTo(at(NOW));
        }
    }

    @ParameterizedTest
    @CsvSource({"9899, true", "9900, true", "9901, false"})
    @Covers("M09")
    void aWaivedDepositIsTheMostThatMayBeCharged(long total, boolean accepted) {
        assertThat(brokenTotal(total, SubMode.WAIVE_DEPOSIT, RiskFundName.DEPOSIT))
                .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
    }

    @ParameterizedTest
    @CsvSource({"9901, true", "49999, true", "50000, true", "50001, false"})
    @Covers("M09")
    void whoEnjoysFirstIsChargedUpToTheCeilingOfTheService(long total, boolean accepted) {
        assertThat(brokenTotal(total, SubMode.ENJOY_FIRST, RiskFundName.ESTIMATE_ORDER_COST))
                .isEqualTo(accepted ? List.of() : List.of("/total_amount"));
    }

    @Test
    void anEndPlaceNeedsAnOrderWithAStartPlace() {
        var terms = new CompletionTerms(amount(1), Optional.empty(), Optional.empty(), Optional.of("二号门店"),
                Optional.empty());
        var nowhere = created(ON_ACCEPT, Optional.empty(), RiskFundName.DEPOSIT);

        assertThat(pointersOf(() -> Completion.decide(terms, nowhere, service(), at(START), NOW)))
                .containsExactly("/location/end_location");
        assertThat(pointersOf(() -> Completion.decide(terms, created(ON_ACCEPT), service(), at(START), NOW))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 50, true", "21, 51, false", "0, 0, false"})
    void remarkAndPlaceHaveTheirLengths(int remark, int place, boolean accepted) {
        assertThat(pointersOf(() -> new CompletionTerms(amount(1), Optional.empty(),
                Optional.of("注".repeat(remark)), Optional.of("路".repeat(place)), Optional.empty())))
                .isEqualTo(accepted ? List.of() : List.of("/time_range/end_time_remark", "/location/end_location"));
    }

    @Test
    void everyBrokenRuleIsReportedAtOnceWithItsPointer() {
        var terms = new CompletionTerms(amount(9_901), on(JUNE_1.plusDays(9)), Optional.empty(), Optional.of("二号门店"),
                Optional.empty());
        var nowhere = created(ON_ACCEPT, Optional.empty(), RiskFundName.DEPOSIT);

        assertThat(pointersOf(() -> Completion.decide(terms, nowhere, service(), at(START), NOW)))
                .containsExactly("/total_amount", "/location/end_location", "/time_range/end_time",
                        "/time_range/end_time");
    }

    private static Optional<ServiceTime> end(
            TimeRange created, Optional<ServiceTime> end, Optional<ServiceTime> start, Instant now) {
        return Completion.decide(terms(end), created(created), service(), start, now).end();
    }

    private static List<String> broken(
            TimeRange created, Optional<ServiceTime> end, Optional<ServiceTime> start, Instant now) {
        return pointersOf(() -> Completion.decide(terms(end), created(created), service(), start, now));
    }

    private static List<String> brokenTotal(long total, SubMode mode, RiskFundName name) {
        var terms = new CompletionTerms(amount(total), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        var service = new Service(ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, mode, new Fen(50_000));
        return pointersOf(() -> Completion.decide(
                terms, created(ON_ACCEPT, Optional.empty(), name), service, at(START), NOW));
    }

    @Test
    void aCompletionIsHeldToTheIndustryItsServiceIsBoundTo() {
        var service = new Service(ServiceOrders.SERVICE_ID, ServiceOrders.APP_ID, SubMode.WAIVE_DEPOSIT,
                new Fen(50_000), false, Optional.of(Industry.HOTEL));

        assertThat(pointersOf(() -> Completion.decide(terms(Optional.empty()), created(ON_ACCEPT), service, at(START),
                NOW))).containsExactly("/post_payments/0/name", "/post_payments");
    }

    private static CompletionTerms terms(Optional<ServiceTime> end) {
        return new CompletionTerms(amount(800), end, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SettledAmount amount(long total) {
        return new SettledAmount(
                new PostPayments(List.of(
                        new PostPayment("租借费用", Optional.of(new Fen(total)), Optional.empty(), Optional.empty()))),
                PostDiscounts.NONE, new Fen(total));
    }

    private static ServiceTerms created(TimeRange timeRange) {
        return created(timeRange, Optional.of(new ServiceLocation(Optional.of("一号门店"), Optional.empty())),
                RiskFundName.DEPOSIT);
    }

    private static ServiceTerms created(
            TimeRange timeRange, Optional<ServiceLocation> location, RiskFundName riskFundName) {
        return new ServiceTerms(new ServiceIntroduction("共享充电宝"), PostPayments.NONE, PostDiscounts.NONE, timeRange,
                location, new RiskFund(riskFundName, new Fen(9_900), Optional.empty()), Optional.empty(),
                Optional.empty());
    }

    private static Service service() {
        return ServiceOrders.SERVICE;
    }

    private static TimeRange startingOn(LocalDate day) {
        return new TimeRange(ServiceStart.on(day), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<ServiceTime> at(Instant instant) {
        return Optional.of(new ServiceTime.At(instant));
    }

    private static Optional<ServiceTime> on(LocalDate day) {
        return Optional.of(new ServiceTime.On(day));
    }
}
