package payscore.application.handler.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.Bills.DAY;
import static payscore.application.fixture.Bills.line;
import static payscore.application.fixture.Bills.refundLine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Bills;
import payscore.application.fixture.ScriptedBillGateway;
import payscore.application.port.in.BillNotObtainable;
import payscore.application.port.in.JudgeDifference.Judgement;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.DifferenceNotOpen;
import payscore.domain.reconciliation.DifferenceNote;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation.Status;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.TradeType;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.Refunds;

class ReconciliationTest {
    private static final Fen TOTAL = ServiceOrders.TOTAL;
    private static final Fen OTHER = new Fen(799);
    private static final DifferenceNote NOTE = new DifferenceNote("checked by hand");

    private final ReconciliationDesk desk = new ReconciliationDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDayOnWhichBothKnowTheSameIsBalanced() {
        desk.withPaid(1).withPaid(2).withBill(line(1, TOTAL), line(2, TOTAL, TradeType.AUTH)).round();

        assertThat(desk.day().status()).isEqualTo(Status.DONE);
        var result = desk.result().orElseThrow();
        assertThat(result.sha1()).contains(ScriptedBillGateway.SHA1);
        assertThat(result.tally().payments()).isEqualTo(new Sum(2, 1600));
        assertThat(result.tally().matched()).isEqualTo(new Sum(2, 1600));
        assertThat(desk.differences()).isEmpty();
        assertThat(desk.outcomes).containsExactly("done");
    }

    @Test
    void theBillOfADayIsNotAskedForBeforeTenTheNextMorningInBeijing() {
        desk.clock.moveTo(Bills.READY_AT.minusMillis(1));
        desk.round();
        assertThat(desk.day().status()).isEqualTo(Status.PENDING);
        assertThat(desk.day().dueAt()).isEqualTo(Instant.parse("2025-06-02T02:00:00Z"));

        desk.pass(Duration.ofMillis(1));
        assertThat(desk.day().status()).isEqualTo(Status.DONE);
    }

    @Test
    void theFirstDayEverIsYesterdayAndNoLaterDayIsForgottenHoweverLongNobodyWorked() {
        desk.round();
        assertThat(desk.store.reconciliations().find(ServiceOrders.MCH_ID, DAY.minusDays(1))).isEmpty();

        desk.clock.advance(Duration.ofDays(5));
        desk.newWork().round(Buckets.ALL, 50);
        desk.newWork().round(Buckets.ALL, 50);

        assertThat(IntStream.rangeClosed(0, 5).mapToObj(days -> desk.day(DAY.plusDays(days)).status()))
                .containsOnly(Status.DONE);
    }

    @Test
    void nothingIsOwedForMerchantsOfOtherNodes() {
        desk.newWork().round(Buckets.NONE, 50);

        assertThat(desk.store.reconciliations().latest(ServiceOrders.MCH_ID)).isEmpty();
    }

    @Test
    @Covers("R09")
    void aDayWithoutMovementsIsAnEmptyBill() {
        desk.bills.tradeBill(new BillAnswer.Empty<>());
        desk.round();

        assertThat(desk.day().status()).isEqualTo(Status.DONE);
        assertThat(desk.result().orElseThrow().sha1()).isEmpty();
        assertThat(desk.result().orElseThrow().fundFlow()).contains(FundFlow.NONE);
    }

    @Test
    @Covers("R09")
    void aBillThatIsLateOrNotWhatItShouldBeIsAskedForAgain() {
        desk.withPaid(1);
        desk.bills.tradeBill(new BillAnswer.NotReady<>());
        desk.bills.tradeBill(new BillAnswer.Unavailable<>("hash-mismatch"));
        desk.withBill(line(1, TOTAL)).round();
        assertThat(desk.day().status()).isEqualTo(Status.PENDING);
        assertThat(desk.day().outcome()).contains("not-ready");
        assertThat(desk.differences()).isEmpty();

        desk.pass(Duration.ofMinutes(9).plusSeconds(59));
        assertThat(desk.day().attempts()).isEqualTo(1);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.day().outcome()).contains("hash-mismatch");

        desk.pass(Duration.ofMinutes(10));
        assertThat(desk.day().status()).isEqualTo(Status.DONE);
        assertThat(desk.outcomes).containsExactly("not-ready", "hash-mismatch", "done");
    }

    @Test
    @Covers("R09")
    void aBillThatWeChatNeverHasIsGivenUpWhenItIsThreeMonthsOld() {
        for (int i = 0; i < 3; i++) {
            desk.bills.tradeBill(new BillAnswer.Unavailable<>("timeout"));
        }
        desk.round();
        desk.clock.advance(Duration.ofDays(88));
        desk.newWork().round(Buckets.NONE, 50);
        assertThat(desk.day().status()).isEqualTo(Status.PENDING);

        desk.clock.advance(Duration.ofDays(2));
        desk.round();

        assertThat(desk.day().status()).isEqualTo(Status.UNOBTAINABLE);
    }

    @Test
    @Covers("R09")
    void linesThatAreRepeatedCountOnceWhereverTheyStand() {
        desk.withPaid(1).withPaid(2);
        var lines = IntStream.range(0, 1_200)
                .<StatementLine>mapToObj(i -> i == 700 ? line(3, TOTAL) : i == 1_100 ? line(3, TOTAL) : line(1, TOTAL))
                .toList();
        desk.bills.tradeBill(ScriptedBillGateway.lines(lines));
        desk.round();

        var tally = desk.result().orElseThrow().tally();
        assertThat(tally.payments()).isEqualTo(new Sum(2, 1600));
        assertThat(tally.matched()).isEqualTo(new Sum(1, 800));
        assertThat(tally.duplicates()).isEqualTo(1_198);
        assertThat(desk.differences()).extracting(Difference::kind).containsExactly(DifferenceKind.PAYMENT_NOT_OURS,
                DifferenceKind.PAYMENT_NOT_THEIRS);
    }

    @Test
    @Covers("R08")
    void aPaymentTheBillLacksIsADifferenceUntilALaterBillShowsIt() {
        desk.withPaid(1).withBill().round();
        assertThat(desk.theDifference().kind()).isEqualTo(DifferenceKind.PAYMENT_NOT_THEIRS);
        assertThat(desk.theDifference().ours()).contains(TOTAL);
        assertThat(desk.theDifference().fate()).isEqualTo(Fate.OPEN);
        assertThat(desk.told).containsExactly(DifferenceKind.PAYMENT_NOT_THEIRS);

        desk.withBill(line(1, TOTAL)).pass(Duration.ofDays(1));

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.SETTLED);
        assertThat(desk.theDifference().remark()).contains("2025-06-02");
    }

    @Test
    @Covers("R08")
    void aPaymentWhoseCallbackWasLostIsLearnedFromAQueryNeverFromTheBill() {
        desk.store.orders().add(ServiceOrders.request(Bills.key(1)));
        desk.weChat.isAsked(found(1, new Fact.Paid(ServiceOrders.confirmation(), Bills.paid(1, TOTAL,
                ServiceOrders.PAID_AT))));
        desk.withBill(line(1, TOTAL, TradeType.AUTH)).round();

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.SETTLED);
        assertThat(desk.order(1).position()).isEqualTo(Position.PAID);

        desk.run.run(ServiceOrders.MCH_ID, DAY);
        desk.withBill(line(1, TOTAL, TradeType.AUTH)).round();
        assertThat(desk.differences()).hasSize(1);
        assertThat(desk.result().orElseThrow().tally().matched().count()).isEqualTo(1);
    }

    @Test
    @Covers({"R08", "D06", "O08"})
    void anOrderThatOnlyTheBillKnowsOfIsTakenInFromWeChatsAnswerAndShownToAPerson() {
        desk.weChat.isAsked(found(1, new Fact.Paid(ServiceOrders.confirmation(), Bills.paid(1, TOTAL,
                ServiceOrders.PAID_AT))));
        desk.withBill(line(1, TOTAL, TradeType.AUTH)).round();

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.ADOPTED);
        assertThat(desk.order(1).quarantine()).isPresent();
        assertThat(desk.order(1).position()).isEqualTo(Position.PAID);
    }

    @Test
    void aPaymentOfTheMerchantsShopIsNoDifferenceOnceWeChatSaysSo() {
        desk.weChat.findsNothing();
        desk.withBill(line(1, TOTAL), new StatementLine.Other()).round();

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.UNRELATED);
        assertThat(desk.result().orElseThrow().tally().others()).isEqualTo(1);
        assertThat(desk.store.orders().find(Bills.key(1))).isEmpty();
    }

    @Test
    @Covers("R08")
    void aDeductionForAnOrderThatWeChatDoesNotKnowIsLeftToAPerson() {
        desk.weChat.findsNothing();
        desk.withBill(line(1, TOTAL, TradeType.AUTH)).round();

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.OPEN);
        assertThat(desk.theDifference().dueAt()).isEmpty();
    }

    @Test
    void aQuestionThatIsNotAnsweredIsAskedAgain() {
        desk.weChat.cannotBeAsked().findsNothing();
        desk.withBill(line(1, TOTAL)).round();
        assertThat(desk.theDifference().fate()).isEqualTo(Fate.OPEN);

        desk.pass(Duration.ofSeconds(59));
        assertThat(desk.weChat.queries()).hasSize(1);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.theDifference().fate()).isEqualTo(Fate.UNRELATED);
    }

    @Test
    @Covers("R08")
    void anAmountThatDiffersAfterAskingTooPutsTheOrderIntoQuarantine() {
        desk.withPaid(1).withBill(line(1, OTHER));
        desk.weChat.isAsked(found(1, new Fact.Paid(ServiceOrders.confirmation(), Bills.paid(1, TOTAL,
                ServiceOrders.PAID_AT))));
        desk.round();

        assertThat(desk.theDifference().kind()).isEqualTo(DifferenceKind.PAYMENT_AMOUNT);
        assertThat(desk.theDifference().ours()).contains(TOTAL);
        assertThat(desk.theDifference().theirs()).contains(OTHER);
        assertThat(desk.theDifference().fate()).isEqualTo(Fate.OPEN);
        assertThat(desk.order(1).quarantine()).isPresent();
    }

    @Test
    void refundsThatBothKnowAreCountedAndNothingElse() {
        desk.withPaid(1, refunds("R-1", 300, RefundStatus.SUCCESS))
                .withBill(line(1, TOTAL), refundLine(1, "R-1", new Fen(300)), refundLine(1, "R-1", new Fen(300)))
                .round();

        assertThat(desk.result().orElseThrow().tally().refunds()).isEqualTo(new Sum(1, 300));
        assertThat(desk.result().orElseThrow().tally().duplicates()).isEqualTo(1);
        assertThat(desk.differences()).isEmpty();
    }

    @Test
    @Covers("R08")
    void refundsThatDifferAreDifferences() {
        desk.withPaid(1, refunds("R-1", 300, RefundStatus.SUCCESS))
                .withPaid(2, refunds("R-2", 10, RefundStatus.CLOSED))
                .withPaid(3, refunds("R-9", 5, RefundStatus.SUCCESS));
        desk.withBill(line(1, TOTAL), line(2, TOTAL), line(3, TOTAL), refundLine(1, "R-1", new Fen(301)),
                refundLine(2, "R-2", new Fen(10)), refundLine(3, "by hand", new Fen(1))).round();

        assertThat(desk.differences()).extracting(Difference::kind).containsExactly(DifferenceKind.REFUND_AMOUNT,
                DifferenceKind.REFUND_NOT_OURS, DifferenceKind.REFUND_NOT_OURS, DifferenceKind.REFUND_NOT_THEIRS);
    }

    @Test
    void aRefundThatTheNextDaysBillShowsIsSettled() {
        desk.withPaid(1, refunds("R-1", 5, RefundStatus.SUCCESS)).withBill(line(1, TOTAL)).round();
        assertThat(desk.theDifference().kind()).isEqualTo(DifferenceKind.REFUND_NOT_THEIRS);

        desk.withBill(refundLine(1, "R-1", new Fen(5))).pass(Duration.ofDays(1));

        assertThat(desk.theDifference().fate()).isEqualTo(Fate.SETTLED);
    }

    @Test
    void aRefundOfSomethingElseIsAnothersBusiness() {
        desk.withBill(refundLine(1, "R-1", new Fen(5))).round();

        assertThat(desk.result().orElseThrow().tally().others()).isEqualTo(1);
        assertThat(desk.differences()).isEmpty();
    }

    @Test
    void aSecondRunSettlesWhatItFindsNoMoreAndOpensWhatItFindsAgain() {
        desk.withPaid(1).withPaid(2).withBill().round();
        desk.run.run(ServiceOrders.MCH_ID, DAY);
        desk.withBill(line(1, TOTAL)).round();
        assertThat(desk.differences()).extracting(Difference::fate).containsExactly(Fate.SETTLED, Fate.OPEN);
        assertThat(desk.day().run()).isEqualTo(2);
        assertThat(desk.read.read(ServiceOrders.MCH_ID, DAY).differences())
                .isEqualTo(Map.of(Fate.SETTLED, 1L, Fate.OPEN, 1L));
    }

    @Test
    void aDayThatIsNotOverOrTooOldCannotBeRun() {
        assertThatThrownBy(() -> desk.run.run(ServiceOrders.MCH_ID, DAY.plusDays(1)))
                .isInstanceOf(BillNotObtainable.class);
        assertThatThrownBy(() -> desk.run.run(ServiceOrders.MCH_ID, DAY.minusDays(89)))
                .isInstanceOf(BillNotObtainable.class);
        assertThat(desk.run.run(ServiceOrders.MCH_ID, DAY.minusDays(88)).status()).isEqualTo(Status.PENDING);

        desk.round();
        assertThat(desk.day(DAY.minusDays(88)).status()).isEqualTo(Status.DONE);
    }

    @Test
    void theMerchantAcknowledgesAndResolvesADifferenceOnce() {
        desk.withPaid(1).withBill().round();
        var key = desk.theDifference().key();

        assertThat(desk.judge.judge(key, Judgement.ACKNOWLEDGE, NOTE).fate()).isEqualTo(Fate.ACKNOWLEDGED);
        var resolved = desk.judge.judge(key, Judgement.RESOLVE, NOTE);
        assertThat(resolved.fate()).isEqualTo(Fate.RESOLVED);
        assertThat(desk.judge.judge(key, Judgement.RESOLVE, NOTE)).isEqualTo(resolved);
        assertThatThrownBy(() -> desk.judge.judge(key, Judgement.ACKNOWLEDGE, NOTE))
                .isInstanceOf(DifferenceNotOpen.class);

        desk.run.run(ServiceOrders.MCH_ID, DAY);
        desk.withBill().round();
        assertThat(desk.theDifference().fate()).isEqualTo(Fate.RESOLVED);
    }

    @Test
    void aRunThatWasOvertakenChangesNoResult() {
        desk.withPaid(1);
        desk.bills.tradeBill(ScriptedBillGateway.lines(List.of(line(1, TOTAL))));
        desk.bills.fundFlowBill(new BillAnswer.Ready<>(new FundFlow(new Sum(1, 800), Sum.NONE)));
        desk.bills.whileAsked(() -> desk.run.run(ServiceOrders.MCH_ID, DAY));
        desk.round();

        assertThat(desk.day().status()).isEqualTo(Status.PENDING);
        assertThat(desk.result()).isEmpty();
    }

    @Test
    void aRunWhoseProcessDiedIsTakenUpAgain() {
        desk.round();
        desk.run.run(ServiceOrders.MCH_ID, DAY);
        var wanted = desk.day();
        desk.store.reconciliations().save(wanted.started(desk.clock.instant()));

        desk.pass(Duration.ofMinutes(29));
        assertThat(desk.day().status()).isEqualTo(Status.RUNNING);
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.day().status()).isEqualTo(Status.DONE);
    }

    @Test
    void theFundFlowBillIsWaitedForButNotForEver() {
        for (int i = 0; i < 7; i++) {
            desk.bills.fundFlowBill(new BillAnswer.NotReady<>());
        }
        desk.round();
        assertThat(desk.day().outcome()).contains("fund-flow-not-ready");

        for (int i = 0; i < 6; i++) {
            desk.pass(Duration.ofHours(3));
        }

        assertThat(desk.day().status()).isEqualTo(Status.DONE);
        assertThat(desk.result().orElseThrow().fundFlow()).isEmpty();
    }

    private static Refunds refunds(String number, long fen, RefundStatus status) {
        return new Refunds(List.of(refund(number, fen, status)));
    }

    private static Refund refund(String number, long fen, RefundStatus status) {
        return new Refund(new OutRefundNo(number), ServiceOrders.TRANSACTION_ID, new Fen(fen), ServiceOrders.TOTAL,
                Optional.empty(), status, Optional.empty(),
                Optional.of(ServiceOrders.PAID_AT).filter(at -> status == RefundStatus.SUCCESS), Optional.empty(),
                ServiceOrders.PAID_AT);
    }

    private static QueryAnswer found(int number, Fact fact) {
        return new QueryAnswer.Found(Bills.key(number).outOrderNo(), fact, Optional.of(ServiceOrders.ORDER_ID),
                Optional.of(ServiceOrders.terms()));
    }
}
