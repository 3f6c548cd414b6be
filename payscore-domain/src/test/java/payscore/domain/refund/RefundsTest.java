package payscore.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.violation.InvalidTerms;

class RefundsTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plus(Duration.ofDays(1));
    private static final OutRefundNo FIRST = new OutRefundNo("R1");
    private static final OutRefundNo SECOND = new OutRefundNo("R2");

    @ParameterizedTest
    @ValueSource(strings = {"1", "R_-*|@1", "R23456789012345678901234567890123456789012345678901234567890abcd"})
    void aRefundNumberHasUpTo64OfItsAlphabet(String value) {
        assertThat(new OutRefundNo(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R23456789012345678901234567890123456789012345678901234567890abcde", "R 1", "R/1", "退1",
            "１"})
    void anythingElseIsNoRefundNumber(String value) {
        assertThatThrownBy(() -> new OutRefundNo(value)).isInstanceOf(InvalidTerms.class);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "799, true", "800, true", "801, false"})
    void aRefundIsMoreThanNothingAndAtMostWhatWasCollected(long amount, boolean accepted) {
        assertThat(pointersOf(() -> Refunds.NONE.with(terms(FIRST, amount), ServiceOrders.paid(), NOW)))
                .isEqualTo(accepted ? List.of() : List.of("/amount"));
    }

    @ParameterizedTest
    @CsvSource({"299, true", "300, true", "301, false"})
    @Covers("R10")
    void allRefundsTogetherAreAtMostWhatWasCollected(long amount, boolean accepted) {
        var refunds = refunded(500);

        assertThat(pointersOf(
                () -> refunds.with(terms(SECOND, amount), ServiceOrders.paid(), NOW.plusSeconds(60))))
                .isEqualTo(accepted ? List.of() : List.of("/amount"));
    }

    @Test
    void aRefundNumberIsUsedOnce() {
        assertThat(pointersOf(
                () -> refunded(500).with(terms(FIRST, 1), ServiceOrders.paid(), NOW.plusSeconds(60))))
                .containsExactly("/out_refund_no");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "59999, false", "60000, true", "60001, true"})
    void twoRefundsAreOneMinuteApart(long millisLater, boolean accepted) {
        assertThat(pointersOf(
                () -> refunded(1).with(terms(SECOND, 1), ServiceOrders.paid(), NOW.plusMillis(millisLater))))
                .isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void anOrderHasAtMost50Refunds() {
        var refunds = Refunds.NONE;
        var now = NOW;
        for (int i = 0; i < 50; i++) {
            refunds = refunds.with(terms(new OutRefundNo("N" + i), 1), ServiceOrders.paid(), now);
            now = now.plusSeconds(60);
        }
        var fifty = refunds;
        var later = now;

        assertThat(fifty.list()).hasSize(50);
        assertThat(pointersOf(() -> fifty.with(terms(FIRST, 1), ServiceOrders.paid(), later))).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void aRefundIsAskedForWithin365DaysOfThePayment(long secondsPast, boolean accepted) {
        var now = ServiceOrders.PAID_AT.plus(Duration.ofDays(365)).plusSeconds(secondsPast);

        assertThat(pointersOf(() -> Refunds.NONE.with(terms(FIRST, 1), ServiceOrders.paid(), now)))
                .isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void whatTheMerchantCollectedOutsideCannotBeRefundedHere() {
        var outside = new PaymentCollection(new Fen(800), new Fen(800),
                List.of(new CollectionDetail(1, new Fen(800), PaidType.MCH, Optional.of(ServiceOrders.PAID_AT),
                        Optional.empty())));

        assertThat(pointersOf(() -> Refunds.NONE.with(terms(FIRST, 1), outside, NOW))).containsExactly("/amount");
    }

    @Test
    void everyBrokenRuleIsReportedAtOnce() {
        var tooLate = ServiceOrders.PAID_AT.plus(Duration.ofDays(366));

        assertThat(pointersOf(() -> refunded(500).with(terms(FIRST, 900), ServiceOrders.paid(), tooLate)))
                .containsExactly("/out_refund_no", "/amount", "");
    }

    @Test
    void aNewRefundIsOnlyRequested() {
        assertThat(refunded(500).find(FIRST))
                .contains(refund(500, RefundStatus.REQUESTED));
        assertThat(refunded(500).requested()).isEqualTo(refunded(500).find(FIRST));
        assertThat(refunded(500).find(SECOND)).isEmpty();
    }

    @Test
    void aClosedRefundMovesNoMoneyAndFreesItsAmount() {
        var closed = refunded(800).noting(told(FIRST, 800, RefundStatus.CLOSED), Occasion.MESSAGE, NOW).orElseThrow();

        assertThat(closed.claimed()).isEqualTo(Fen.ZERO);
        assertThat(closed.with(terms(SECOND, 800), ServiceOrders.paid(), NOW.plusSeconds(60)).claimed())
                .isEqualTo(new Fen(800));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECLINED"}, mode = EnumSource.Mode.EXCLUDE)
    void anyOtherRefundHoldsItsAmount(RefundStatus status) {
        var refunds = new Refunds(List.of(refund(800, status)));

        assertThat(refunds.claimed()).isEqualTo(new Fen(800));
    }

    @ParameterizedTest
    @EnumSource
    @Covers("C33")
    void aStatusOnlyMovesUpward(RefundStatus from) {
        var above = switch (from) {
            case REQUESTED -> Set.of(RefundStatus.DECLINED, RefundStatus.PROCESSING, RefundStatus.ABNORMAL,
                    RefundStatus.SUCCESS, RefundStatus.CLOSED);
            case DECLINED -> Set.of(RefundStatus.PROCESSING, RefundStatus.ABNORMAL, RefundStatus.SUCCESS,
                    RefundStatus.CLOSED);
            case PROCESSING -> Set.of(RefundStatus.ABNORMAL, RefundStatus.SUCCESS, RefundStatus.CLOSED);
            case ABNORMAL -> Set.of(RefundStatus.SUCCESS, RefundStatus.CLOSED);
            case SUCCESS, CLOSED -> Set.<RefundStatus>of();
        };
        var refunds = new Refunds(List.of(refund(800, from)));

        for (var told : RefundStatus.values()) {
            assertThat(refunds.noting(told(FIRST, 800, told), Occasion.MESSAGE, NOW).flatMap(r -> r.find(FIRST))
                    .map(Refund::status))
                    .as("%s told %s", from, told)
                    .isEqualTo(above.contains(told) ? Optional.of(told) : Optional.empty());
        }
    }

    @Test
    void aRefundWeNeverAskedForIsNotNoted() {
        assertThat(refunded(500).noting(told(SECOND, 100, RefundStatus.SUCCESS), Occasion.MESSAGE, NOW)).isEmpty();
    }

    @Test
    void onlyTheNamedRefundAdvances() {
        var two = refunded(500).with(terms(SECOND, 100), ServiceOrders.paid(), NOW.plusSeconds(60));

        assertThat(two.noting(told(SECOND, 100, RefundStatus.SUCCESS), Occasion.MESSAGE, NOW).orElseThrow().list())
                .extracting(Refund::status)
                .containsExactly(RefundStatus.REQUESTED, RefundStatus.SUCCESS);
    }

    @Test
    void aDeclinedRefundFreesItsAmountAndMayBeAskedForAgainUnderItsNumber() {
        var declined = refunded(800).declined("NO_AUTH");

        assertThat(declined.claimed()).isEqualTo(Fen.ZERO);
        assertThat(declined.find(FIRST).flatMap(Refund::refusal)).contains("NO_AUTH");
        assertThat(declined.with(terms(FIRST, 800), ServiceOrders.paid(), NOW).list())
                .containsExactly(refund(800, RefundStatus.REQUESTED));
    }

    @Test
    void aDeclinedRefundIsNotAskedForAgainWithOtherTerms() {
        var declined = refunded(800).declined("NO_AUTH");

        assertThat(pointersOf(() -> declined.with(terms(FIRST, 700), ServiceOrders.paid(), NOW)))
                .containsExactly("/out_refund_no");
    }

    @Test
    @Covers("R10")
    void aRefundGivesBackFromOneTransactionWithEnoughLeft() {
        var twice = new PaymentCollection(new Fen(800), new Fen(800),
                List.of(detail(1, 300, "T1"), detail(2, 500, "T2")));
        var first = Refunds.NONE.with(terms(FIRST, 400), twice, NOW);
        var second = first.with(terms(SECOND, 300), twice, NOW);

        assertThat(first.list()).extracting(Refund::transactionId).containsExactly(new TransactionId("T2"));
        assertThat(first.list()).extracting(Refund::total).containsExactly(new Fen(500));
        assertThat(second.list()).extracting(Refund::transactionId)
                .containsExactly(new TransactionId("T2"), new TransactionId("T1"));
        assertThat(pointersOf(() -> Refunds.NONE.with(terms(FIRST, 600), twice, NOW))).containsExactly("/amount");
    }

    @Test
    void onlyWhatWasPaidBackCountsAsRefunded() {
        var refunds = refunded(500);

        assertThat(refunds.refunded()).isEqualTo(Fen.ZERO);
        assertThat(
                refunds.noting(told(FIRST, 500, RefundStatus.SUCCESS), Occasion.MESSAGE, NOW).orElseThrow().refunded())
                .isEqualTo(new Fen(500));
    }

    private static CollectionDetail detail(int seq, long amount, String transactionId) {
        return new CollectionDetail(seq, new Fen(amount), PaidType.NEWTON, Optional.of(ServiceOrders.PAID_AT),
                Optional.of(new TransactionId(transactionId)));
    }

    private static RefundTerms terms(OutRefundNo number, long amount) {
        return new RefundTerms(number, new Fen(amount), Optional.empty());
    }

    private static Refund refund(long amount, RefundStatus status) {
        return new Refund(FIRST, ServiceOrders.TRANSACTION_ID, new Fen(amount), new Fen(800), Optional.empty(), status,
                Optional.empty(), Optional.empty(), Optional.empty(), NOW);
    }

    private static RefundReport told(OutRefundNo number, long amount, RefundStatus status) {
        return new RefundReport(number, ServiceOrders.TRANSACTION_ID, Optional.empty(), new Fen(amount), new Fen(800),
                status, Optional.empty());
    }

    private static Refunds refunded(long amount) {
        return Refunds.NONE.with(terms(FIRST, amount), ServiceOrders.paid(), NOW);
    }
}
