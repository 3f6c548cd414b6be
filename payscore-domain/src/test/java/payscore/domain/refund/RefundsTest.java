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
        assertThat(pointersOf(() -> Refunds.NONE.with(FIRST, new Fen(amount), ServiceOrders.paid(), NOW)))
                .isEqualTo(accepted ? List.of() : List.of("/amount"));
    }

    @ParameterizedTest
    @CsvSource({"299, true", "300, true", "301, false"})
    @Covers("R10")
    void allRefundsTogetherAreAtMostWhatWasCollected(long amount, boolean accepted) {
        var refunds = refunded(500);

        assertThat(pointersOf(
                () -> refunds.with(SECOND, new Fen(amount), ServiceOrders.paid(), NOW.plusSeconds(60))))
                .isEqualTo(accepted ? List.of() : List.of("/amount"));
    }

    @Test
    void aRefundNumberIsUsedOnce() {
        assertThat(pointersOf(
                () -> refunded(500).with(FIRST, new Fen(1), ServiceOrders.paid(), NOW.plusSeconds(60))))
                .containsExactly("/out_refund_no");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "59999, false", "60000, true", "60001, true"})
    void twoRefundsAreOneMinuteApart(long millisLater, boolean accepted) {
        assertThat(pointersOf(
                () -> refunded(1).with(SECOND, new Fen(1), ServiceOrders.paid(), NOW.plusMillis(millisLater))))
                .isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void anOrderHasAtMost50Refunds() {
        var refunds = Refunds.NONE;
        var now = NOW;
        for (int i = 0; i < 50; i++) {
            refunds = refunds.with(new OutRefundNo("N" + i), new Fen(1), ServiceOrders.paid(), now);
            now = now.plusSeconds(60);
        }
        var fifty = refunds;
        var later = now;

        assertThat(fifty.list()).hasSize(50);
        assertThat(pointersOf(() -> fifty.with(FIRST, new Fen(1), ServiceOrders.paid(), later))).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void aRefundIsAskedForWithin365DaysOfThePayment(long secondsPast, boolean accepted) {
        var now = ServiceOrders.PAID_AT.plus(Duration.ofDays(365)).plusSeconds(secondsPast);

        assertThat(pointersOf(() -> Refunds.NONE.with(FIRST, new Fen(1), ServiceOrders.paid(), now)))
                .isEqualTo(accepted ? List.of() : List.of(""));
    }

    @Test
    void whatTheMerchantCollectedOutsideCannotBeRefundedHere() {
        var outside = new PaymentCollection(new Fen(800), new Fen(800),
                List.of(new CollectionDetail(1, new Fen(800), PaidType.MCH, Optional.of(ServiceOrders.PAID_AT),
                        Optional.empty())));

        assertThat(pointersOf(() -> Refunds.NONE.with(FIRST, new Fen(1), outside, NOW))).containsExactly("/amount");
    }

    @Test
    void everyBrokenRuleIsReportedAtOnce() {
        var tooLate = ServiceOrders.PAID_AT.plus(Duration.ofDays(366));

        assertThat(pointersOf(() -> refunded(500).with(FIRST, new Fen(900), ServiceOrders.paid(), tooLate)))
                .containsExactly("/out_refund_no", "/amount", "");
    }

    @Test
    void aNewRefundIsProcessing() {
        assertThat(refunded(500).find(FIRST))
                .contains(new Refund(FIRST, new Fen(500), RefundStatus.PROCESSING, NOW));
        assertThat(refunded(500).find(SECOND)).isEmpty();
    }

    @Test
    void aClosedRefundMovesNoMoneyAndFreesItsAmount() {
        var closed = refunded(800).noting(FIRST, RefundStatus.CLOSED).orElseThrow();

        assertThat(closed.claimed()).isEqualTo(Fen.ZERO);
        assertThat(closed.with(SECOND, new Fen(800), ServiceOrders.paid(), NOW.plusSeconds(60)).claimed())
                .isEqualTo(new Fen(800));
    }

    @ParameterizedTest
    @EnumSource(names = "CLOSED", mode = EnumSource.Mode.EXCLUDE)
    void anyOtherRefundHoldsItsAmount(RefundStatus status) {
        var refunds = new Refunds(List.of(new Refund(FIRST, new Fen(800), status, NOW)));

        assertThat(refunds.claimed()).isEqualTo(new Fen(800));
    }

    @ParameterizedTest
    @EnumSource
    @Covers("C33")
    void aStatusOnlyMovesUpward(RefundStatus from) {
        var above = switch (from) {
            case PROCESSING -> Set.of(RefundStatus.ABNORMAL, RefundStatus.SUCCESS, RefundStatus.CLOSED);
            case ABNORMAL -> Set.of(RefundStatus.SUCCESS, RefundStatus.CLOSED);
            case SUCCESS, CLOSED -> Set.<RefundStatus>of();
        };
        var refunds = new Refunds(List.of(new Refund(FIRST, new Fen(800), from, NOW)));

        for (var told : RefundStatus.values()) {
            assertThat(refunds.noting(FIRST, told).flatMap(r -> r.find(FIRST)).map(Refund::status))
                    .as("%s told %s", from, told)
                    .isEqualTo(above.contains(told) ? Optional.of(told) : Optional.empty());
        }
    }

    @Test
    void aRefundWeNeverAskedForIsNotNoted() {
        assertThat(refunded(500).noting(SECOND, RefundStatus.SUCCESS)).isEmpty();
    }

    @Test
    void onlyTheNamedRefundAdvances() {
        var two = refunded(500).with(SECOND, new Fen(100), ServiceOrders.paid(), NOW.plusSeconds(60));

        assertThat(two.noting(SECOND, RefundStatus.SUCCESS).orElseThrow().list())
                .extracting(Refund::status)
                .containsExactly(RefundStatus.PROCESSING, RefundStatus.SUCCESS);
    }

    private static Refunds refunded(long amount) {
        return Refunds.NONE.with(FIRST, new Fen(amount), ServiceOrders.paid(), NOW);
    }
}
