package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.ScriptedRefundGateway;
import payscore.application.fixture.Together;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.refund.OutRefundNoReused;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.NextCheck;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderEvent.Kind;
import payscore.domain.order.ServiceOrderNotReady;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;
import payscore.domain.violation.InvalidTerms;

/** The order has 800 fen, collected by one transaction. */
class RefundingTest {
    private final Desk desk = new Desk().withOrderCollecting();

    @BeforeEach
    void paid() {
        desk.isNotified("paid", new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid()));
        desk.clock.advance(Duration.ofHours(1));
    }

    @Test
    void anAcceptedRefundIsOnItsWayUntilWeChatSaysThatItIsPaid() {
        desk.weChatRefunds.accepts("R1", 300).finds("R1", 300, RefundStatus.PROCESSING)
                .finds("R1", 300, RefundStatus.SUCCESS);

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(status("R1")).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.order().nextCheck()).map(NextCheck::reason).contains(CheckReason.REFUND_EXPECTED);

        desk.pass(Duration.ofSeconds(20));

        assertThat(status("R1")).isEqualTo(RefundStatus.SUCCESS);
        assertThat(desk.order().nextCheck()).isEmpty();
        assertThat(desk.events()).endsWith(Kind.REFUND_DECIDED, Kind.REFUND_ADVANCED, Kind.REFUND_SUCCEEDED);
        assertThat(desk.weChatRefunds.isExhausted()).isTrue();
    }

    @Test
    void theSameAgainIsTheSameRefund() {
        desk.weChatRefunds.accepts("R1", 300);
        refund("R1", 300);

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.weChatRefunds.sent()).hasSize(1);
    }

    @Test
    void aNumberStandsForOneRefundOfOneOrder() {
        desk.weChatRefunds.accepts("R1", 300);
        refund("R1", 300);

        assertThatThrownBy(() -> refund("R1", 301)).isInstanceOf(OutRefundNoReused.class);
        desk.store.refundNumbers().claim(ServiceOrders.MCH_ID, new OutRefundNo("R2"), new OutOrderNo("ANOTHER"));
        desk.clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> refund("R2", 1)).isInstanceOf(OutRefundNoReused.class);
        assertThat(desk.order().refunds().list()).hasSize(1);
    }

    @Test

    void moreThanIsLeftIsRefusedAndNothingIsSent() {
        desk.weChatRefunds.accepts("R1", 500);
        refund("R1", 500);
        desk.clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> refund("R2", 301)).isInstanceOf(InvalidTerms.class);
        assertThat(desk.weChatRefunds.sent()).hasSize(1);
        assertThat(desk.store.refundNumbers().order(ServiceOrders.MCH_ID, new OutRefundNo("R2"))).isEmpty();
    }

    @Test
    @Covers("X08")
    void ofTwoAtOnceThatAreTooMuchTogetherOneIsRefused() {
        desk.weChatRefunds.accepts("R0", 500).accepts("R1", 500);

        var came = Together.run(2, i -> {
            try {
                return refund("R" + i, 500).getClass().getSimpleName();
            } catch (InvalidTerms | CommandUnderway refused) {
                return "refused";
            }
        });

        assertThat(came).filteredOn("refused"::equals).hasSize(1);
        assertThat(desk.order().refunds().claimed()).isEqualTo(new Fen(500));
        assertThat(desk.weChatRefunds.sent()).hasSize(1);
    }

    @Test
    void anOrderThatIsNotPaidGivesNothingBack() {
        var collecting = new Desk().withOrderCollecting();

        assertThatThrownBy(() -> collecting.refund.refund(ServiceOrders.KEY, terms("R1", 1)))
                .isInstanceOf(ServiceOrderNotReady.class);
    }

    @Test
    void whereNoTransactionIsKnownYetWeChatIsAsked() {
        var desk = new Desk().withOrderCollecting();
        var untold = new PaymentCollection(ServiceOrders.TOTAL, ServiceOrders.TOTAL, List.of(new CollectionDetail(1,
                ServiceOrders.TOTAL, PaidType.NEWTON, Optional.of(ServiceOrders.PAID_AT), Optional.empty())));
        desk.isNotified("paid", new Fact.Paid(ServiceOrders.confirmation(), untold));
        desk.weChat.finds(new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid()));
        desk.weChatRefunds.accepts("R1", 300);

        assertThat(desk.refund.refund(ServiceOrders.KEY, terms("R1", 300))).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.order().refunds().list()).extracting(Refund::transactionId)
                .containsExactly(ServiceOrders.TRANSACTION_ID);
    }

    @Test
    void aLostRequestIsSentAgainWithTheSameBytesOnceWeChatSaysThatItHasNone() {
        desk.weChatRefunds.timesOut().findsNothing().accepts("R1", 300);

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(4));

        assertThat(status("R1")).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.weChatRefunds.sent()).hasSize(2);
        assertThat(desk.weChatRefunds.sent().get(1)).isEqualTo(desk.weChatRefunds.sent().get(0));
    }

    @Test
    void aLostAnswerIsFoundByAskingAndNothingIsSentAgain() {
        desk.weChatRefunds.timesOut().finds("R1", 300, RefundStatus.SUCCESS);
        refund("R1", 300);
        desk.pass(Duration.ofSeconds(4));

        assertThat(status("R1")).isEqualTo(RefundStatus.SUCCESS);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.weChatRefunds.sent()).hasSize(1);
    }

    @Test
    void aRefusalAfterALostAnswerIsNotBelievedBeforeAQuery() {
        desk.weChatRefunds.timesOut().findsNothing().refusesForNow("INVALID_REQUEST")
                .finds("R1", 300, RefundStatus.PROCESSING);
        refund("R1", 300);
        desk.pass(Duration.ofSeconds(4));

        assertThat(status("R1")).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.events()).doesNotContain(Kind.DECLINED);
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    void aRefusalThatMayChangeIsBelievedOnlyWhenNoRequestCanArriveAnyMore() {
        desk.weChatRefunds.refusesForNow("INVALID_REQUEST").findsNothing().findsNothing();

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.pass(Duration.ofMinutes(9));
        assertThat(status("R1")).isEqualTo(RefundStatus.REQUESTED);
        desk.pass(Duration.ofMinutes(2));

        assertThat(status("R1")).isEqualTo(RefundStatus.DECLINED);
        assertThat(desk.order().refunds().claimed()).isEqualTo(Fen.ZERO);
        assertThat(desk.weChatRefunds.sent()).hasSize(1);
    }

    @Test
    void aDefiniteRefusalIsAnsweredAndTheNumberMayBeAskedForAgain() {
        desk.weChatRefunds.declines("NO_AUTH").accepts("R1", 300);

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.Declined.class);
        assertThat(status("R1")).isEqualTo(RefundStatus.DECLINED);
        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(status("R1")).isEqualTo(RefundStatus.PROCESSING);
    }

    @Test
    void withoutEnoughMoneyItIsSentAgainUnderTheSameNumberUntilThereIsEnough() {
        desk.weChatRefunds.isShortOfMoney().findsNothing().isShortOfMoney().findsNothing().accepts("R1", 300);

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        assertThat(desk.unfinished().flatMap(command -> command.refusal())).map(Decline::code).contains("NOT_ENOUGH");
        desk.pass(Duration.ofMinutes(30));

        assertThat(status("R1")).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.weChatRefunds.sent()).hasSize(3).containsOnly(desk.weChatRefunds.sent().get(0));
    }

    @Test
    void aCallbackThatOvertakesTheAnswerIsNotUndoneByIt() {
        desk.weChatRefunds.answers(() -> {
            isNotified("refunded", "R1", 300, RefundStatus.SUCCESS);
            return new CommandAnswer.RefundAccepted(ScriptedRefundGateway.report("R1", 300, RefundStatus.PROCESSING));
        });

        assertThat(refund("R1", 300)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(status("R1")).isEqualTo(RefundStatus.SUCCESS);
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    void aCallbackSettlesARefundWhoseAnswerWasLost() {
        desk.weChatRefunds.timesOut();
        refund("R1", 300);
        isNotified("refunded", "R1", 300, RefundStatus.SUCCESS);
        desk.round();

        assertThat(status("R1")).isEqualTo(RefundStatus.SUCCESS);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.weChatRefunds.queries()).isEmpty();
    }

    @Test
    @Covers("C33")
    void abnormalIsNotTheEndAndIsWatchedOn() {
        desk.weChatRefunds.accepts("R1", 300);
        refund("R1", 300);
        isNotified("abnormal", "R1", 300, RefundStatus.ABNORMAL);
        assertThat(desk.order().nextCheck()).isPresent();

        isNotified("success", "R1", 300, RefundStatus.SUCCESS);
        isNotified("abnormal once more", "R1", 300, RefundStatus.ABNORMAL);

        assertThat(desk.events()).endsWith(Kind.REFUND_ADVANCED, Kind.REFUND_ABNORMAL, Kind.REFUND_SUCCEEDED);
        assertThat(status("R1")).isEqualTo(RefundStatus.SUCCESS);
    }

    @Test
    void aClosedRefundFreesItsMoneyForAnotherNumber() {
        desk.weChatRefunds.accepts("R1", 800).accepts("R2", 800);
        refund("R1", 800);
        isNotified("closed", "R1", 800, RefundStatus.CLOSED);
        desk.clock.advance(Duration.ofMinutes(1));

        assertThat(refund("R2", 800)).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    void aNotificationOfARefundNobodyHereAskedForIsPutAside() {
        isNotified("strange", "R9", 300, RefundStatus.SUCCESS);
        desk.pass(Duration.ofMinutes(7));

        assertThat(desk.order().refunds().list()).isEmpty();
        assertThat(desk.store.inbox().due(Buckets.ALL,
                desk.clock.instant().plus(Duration.ofDays(1)), 10)).isEmpty();
    }

    @Test
    void anotherRefundUnderTheNumberAtWeChatIsNeverTakenForOurs() {
        desk.weChatRefunds.timesOut().finds("R1", 299, RefundStatus.SUCCESS);
        refund("R1", 300);
        desk.pass(Duration.ofSeconds(4));

        assertThat(status("R1")).isEqualTo(RefundStatus.DECLINED);
        assertThat(desk.order().quarantine()).isPresent();
        assertThat(desk.quarantined).isEqualTo(1);
    }

    @Test
    void aRefundIsReadByItsNumber() {
        desk.weChatRefunds.timesOut();
        refund("R1", 300);

        var view = desk.readRefund.read(ServiceOrders.MCH_ID, new OutRefundNo("R1"));

        assertThat(view.order().key()).isEqualTo(ServiceOrders.KEY);
        assertThat(view.refund().amount()).isEqualTo(new Fen(300));
        assertThat(view.unfinished()).isPresent();
        assertThatThrownBy(() -> desk.readRefund.read(ServiceOrders.MCH_ID, new OutRefundNo("R2")))
                .isInstanceOf(RefundNotFound.class);
    }

    private DecisionOutcome refund(String number, long amount) {
        return desk.refund.refund(ServiceOrders.KEY, terms(number, amount));
    }

    private static RefundTerms terms(String number, long amount) {
        return new RefundTerms(new OutRefundNo(number), new Fen(amount), Optional.empty());
    }

    private RefundStatus status(String number) {
        return desk.order().refunds().find(new OutRefundNo(number)).orElseThrow().status();
    }

    private void isNotified(String id, String number, long amount, RefundStatus status) {
        desk.notifications.put(id, new Content.AboutRefund(ServiceOrders.MCH_ID,
                ScriptedRefundGateway.report(number, amount, status), Optional.of(desk.clock.instant())));
        desk.receive.receive(new Notification(ServiceOrders.MCH_ID, id, "REFUND.ANY", "serial", desk.clock.instant(),
                RequestBody.of(id)));
        desk.round();
    }
}
