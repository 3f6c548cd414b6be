package payscore.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.Reconciliation.Status;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.violation.InvalidTerms;

class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final Instant READY = Instant.parse("2025-06-02T02:00:00Z");
    private static final Instant LATER = READY.plusSeconds(7);
    private static final OutOrderNo ORDER = new OutOrderNo("PS-1");
    private static final TransactionId TRANSACTION = new TransactionId("42000001");
    private static final Fen TOTAL = new Fen(800);
    private static final DifferenceNote NOTE = new DifferenceNote("asked");
    private static final StatementLine.Payment LINE = new StatementLine.Payment(TRANSACTION, TradeType.AUTH,
            Optional.of(ORDER), TOTAL, DAY.atTime(12, 0));
    private static final StatementLine.Refund REFUND_LINE = new StatementLine.Refund("5001", "R-1", TRANSACTION,
            Optional.of(ORDER), new Fen(300));

    @Test
    void aBillIsThereAtTenOfTheNextMorningInBeijing() {
        assertThat(BillOfDay.readyAt(DAY)).isEqualTo(READY);
        assertThat(BillOfDay.latest(Instant.parse("2025-06-01T15:59:59Z"))).isEqualTo(DAY.minusDays(1));
        assertThat(BillOfDay.latest(Instant.parse("2025-06-01T16:00:00Z"))).isEqualTo(DAY);
    }

    @Test
    void billsAreObtainableOfDaysThatAreOverAndNotTooOld() {
        assertThat(BillOfDay.isObtainable(DAY, READY)).isTrue();
        assertThat(BillOfDay.isObtainable(DAY.plusDays(1), READY)).isFalse();
        assertThat(BillOfDay.isObtainable(DAY.minusDays(88), READY)).isTrue();
        assertThat(BillOfDay.isObtainable(DAY.minusDays(89), READY)).isFalse();
    }

    @Test
    void aDayIsDueFromThenOnUntilItIsDone() {
        var owed = Reconciliation.owed(ServiceOrders.MCH_ID, DAY);
        assertThat(owed.isDue(READY.minusMillis(1))).isFalse();
        assertThat(owed.isDue(READY)).isTrue();
        var started = owed.started(READY);
        assertThat(started.isDue(READY.plus(Duration.ofMinutes(30)).minusMillis(1))).isFalse();
        assertThat(started.isDue(READY.plus(Duration.ofMinutes(30)))).isTrue();
        var done = started.finished(new Reconciliation.Result(Optional.empty(), Tally.NONE, Optional.empty(), LATER));
        assertThat(done.isDue(READY.plus(Duration.ofDays(9)))).isFalse();
        assertThat(List.of(owed, started, done)).extracting(Reconciliation::version).containsExactly(1L, 2L, 3L);
        assertThat(done.wantedNow(LATER)).satisfies(again -> {
            assertThat(again.isDue(LATER)).isTrue();
            assertThat(again.result()).isPresent();
            assertThat(again.run()).isEqualTo(1);
        });
        assertThat(owed.wantedFromTheStart(LATER)).extracting(Reconciliation::version, Reconciliation::dueAt)
                .containsExactly(1L, LATER);
    }

    @Test
    void patienceGrowsToThreeHoursAndEndsWithTheBill() {
        var row = Reconciliation.owed(ServiceOrders.MCH_ID, DAY);
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(i -> BillOfDay.patience(i).toMinutes()))
                .containsExactly(10L, 10L, 30L, 60L, 180L, 180L, 180L);
        assertThat(row.postponed("late", READY).status()).isEqualTo(Status.PENDING);
        assertThat(row.postponed("late", READY).dueAt()).isEqualTo(READY.plus(Duration.ofMinutes(10)));
        assertThat(row.postponed("late", READY.plus(Duration.ofDays(89))).status()).isEqualTo(Status.UNOBTAINABLE);
    }

    @Test
    void aPaymentDiffersByBeingUnknownOrByItsAmount() {
        assertThat(Finding.in(LINE, Optional.of(known(TOTAL)))).isEmpty();
        assertThat(Finding.in(LINE, Optional.<KnownPayment>empty())).hasValueSatisfying(finding -> {
            assertThat(finding.kind()).isEqualTo(DifferenceKind.PAYMENT_NOT_OURS);
            assertThat(finding.id().value()).isEqualTo("PAYMENT_NOT_OURS.42000001");
            assertThat(finding.theirs()).contains(TOTAL);
            assertThat(finding.ours()).isEmpty();
            assertThat(finding.canBeAsked()).isTrue();
        });
        for (var other : List.of(new Fen(799), new Fen(801))) {
            assertThat(Finding.in(LINE, Optional.of(known(other)))).hasValueSatisfying(finding -> {
                assertThat(finding.kind()).isEqualTo(DifferenceKind.PAYMENT_AMOUNT);
                assertThat(finding.ours()).contains(other);
            });
        }
        assertThat(Finding.missing(known(TOTAL)).kind()).isEqualTo(DifferenceKind.PAYMENT_NOT_THEIRS);
        assertThat(Finding.missing(known(TOTAL)).canBeAsked()).isFalse();
    }

    @Test
    void aRefundDiffersByBeingUnknownOrByItsAmount() {
        assertThat(Finding.in(REFUND_LINE, ORDER, Optional.of(refund(300)))).isEmpty();
        assertThat(Finding.in(REFUND_LINE, ORDER, Optional.empty()))
                .hasValueSatisfying(f -> assertThat(f.kind()).isEqualTo(DifferenceKind.REFUND_NOT_OURS));
        assertThat(Finding.in(REFUND_LINE, ORDER, Optional.of(refund(299))))
                .hasValueSatisfying(f -> assertThat(f.kind()).isEqualTo(DifferenceKind.REFUND_AMOUNT));
        assertThat(Finding.missing(new OutRefundNo("R-1"), ORDER, TOTAL).id().value())
                .isEqualTo("REFUND_NOT_THEIRS.R-1");
    }

    @Test
    void aPaymentIsBilledByOneRunOfOneDay() {
        var billed = new KnownPayment(TRANSACTION, ORDER, TOTAL, DAY, Optional.of(new KnownPayment.Billed(DAY, 2)));
        assertThat(billed.isBilledIn(DAY, 2)).isTrue();
        assertThat(billed.isBilledIn(DAY, 1)).isFalse();
        assertThat(billed.isBilledIn(DAY.plusDays(1), 2)).isFalse();
        assertThat(known(TOTAL).isBilledIn(DAY, 2)).isFalse();
    }

    @Test
    void whatOnlyAMachineSettledIsOpenAgainWhenItIsFoundAgain() {
        var finding = Finding.in(LINE, Optional.<KnownPayment>empty()).orElseThrow();
        assertThat(found().settled("asked", LATER).foundAgain(finding, 2, LATER)).satisfies(again -> {
            assertThat(again.fate()).isEqualTo(Fate.OPEN);
            assertThat(again.dueAt()).contains(LATER);
            assertThat(again.run()).isEqualTo(2);
        });
        assertThat(found().resolved(NOTE, LATER).foundAgain(finding, 2, LATER)).satisfies(again -> {
            assertThat(again.fate()).isEqualTo(Fate.RESOLVED);
            assertThat(again.remark()).isEqualTo("asked");
            assertThat(again.dueAt()).isEmpty();
        });
    }

    static Stream<Difference> explained() {
        return Stream.of(found().settled("s", LATER), found().adopted("a", LATER), found().unrelated("u", LATER),
                found().resolved(new DifferenceNote("other"), LATER));
    }

    @ParameterizedTest
    @MethodSource("explained")
    void whatIsExplainedNeedsNobody(Difference explained) {
        assertThat(explained.fate().isUnexplained()).isFalse();
        assertThat(explained.dueAt()).isEmpty();
        assertThatThrownBy(() -> explained.acknowledged(NOTE, LATER)).isInstanceOfSatisfying(DifferenceNotOpen.class,
                refused -> {
                    assertThat(refused.fate()).isEqualTo(explained.fate());
                    assertThat(refused.key()).isEqualTo(explained.key());
                });
        assertThatThrownBy(() -> explained.resolved(NOTE, LATER)).isInstanceOf(DifferenceNotOpen.class);
    }

    @Test
    void anAcknowledgedDifferenceIsStillAskedAboutAndCanBeResolved() {
        var acknowledged = found().acknowledged(NOTE, LATER);
        assertThat(acknowledged.fate().isUnexplained()).isTrue();
        assertThat(acknowledged.dueAt()).isPresent();
        assertThat(acknowledged.acknowledged(NOTE, LATER)).isSameAs(acknowledged);
        var resolved = acknowledged.resolved(NOTE, LATER);
        assertThat(resolved.resolved(NOTE, LATER)).isSameAs(resolved);
        assertThat(found().unanswered(LATER, LATER)).extracting(Difference::checks, Difference::dueAt)
                .containsExactly(1, Optional.of(LATER));
        assertThat(found().leftToPeople("why", LATER).dueAt()).isEmpty();
        assertThat(found().order().orElseThrow().outOrderNo()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PAYMENT_AMOUNT", "PAYMENT_AMOUNT.", "payment.1", ".1", "PAYMENT_AMOUNT.a b"})
    void whatIsNoDifferenceIdIsRefused(String text) {
        assertThatThrownBy(() -> new DifferenceId(text)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void aTallyCountsAndAddsUp() {
        var tally = Tally.NONE.paid(800).match(800).refunded(5).other().duplicate();
        assertThat(tally.plus(tally)).isEqualTo(
                new Tally(new Sum(2, 1600), new Sum(2, 1600), new Sum(2, 10), 2, 2));
        assertThatThrownBy(() -> new Sum(1, Long.MAX_VALUE).plus(1)).isInstanceOf(ArithmeticException.class);
    }

    private static Difference found() {
        var finding = Finding.in(LINE, Optional.<KnownPayment>empty()).orElseThrow();
        return Difference.found(new DifferenceKey(ServiceOrders.MCH_ID, DAY, finding.id()), finding, 1, READY);
    }

    private static KnownPayment known(Fen amount) {
        return new KnownPayment(TRANSACTION, ORDER, amount, DAY, Optional.empty());
    }

    private static Refund refund(long fen) {
        return new Refund(new OutRefundNo("R-1"), ServiceOrders.TRANSACTION_ID, new Fen(fen), ServiceOrders.TOTAL,
                Optional.empty(), RefundStatus.SUCCESS, Optional.empty(), Optional.empty(), Optional.empty(), READY);
    }
}
