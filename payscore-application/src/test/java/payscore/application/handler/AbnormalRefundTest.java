package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.ScriptedRefundGateway;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrderEvent.Kind;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundNotAbnormal;
import payscore.domain.refund.RefundPayee;
import payscore.domain.refund.RefundStatus;
import payscore.domain.refund.RefundTerms;

/** Refund R1 of 300 fen is stuck, and that is known for an hour. */
class AbnormalRefundTest {
    private static final OutRefundNo R1 = new OutRefundNo("R1");
    private static final RefundPayee CARD = new RefundPayee.UserBankCard(new RefundPayee.BankType("ICBC_DEBIT"),
            new RefundPayee.BankAccount("6222020000000000403"), new RefundPayee.RealName("张三"));

    private final Desk desk = new Desk().withOrderCollecting();

    @BeforeEach
    void stuck() {
        desk.isNotified("paid", new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid()));
        desk.clock.advance(Duration.ofHours(1));
        desk.weChatRefunds.accepts("R1", 300);
        desk.refund.refund(ServiceOrders.KEY, new RefundTerms(R1, new Fen(300), Optional.empty()));
        isNotified("abnormal", RefundStatus.ABNORMAL);
        desk.clock.advance(Duration.ofHours(1));
    }

    @Test
    void onceTakenItIsUnderWayAgainAndThenPaid() {
        desk.weChatRefunds.accepts("R1", 300);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(refund().status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.order().nextCheck()).isPresent();
        isNotified("abnormal, once more", RefundStatus.ABNORMAL);
        assertThat(refund().status()).isEqualTo(RefundStatus.PROCESSING);
        isNotified("success", RefundStatus.SUCCESS);

        assertThat(refund().status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(desk.events()).endsWith(
                Kind.REFUND_ABNORMAL, Kind.ABNORMAL_REFUND_DECIDED, Kind.REFUND_RESUMED, Kind.REFUND_SUCCEEDED);
        assertThat(desk.weChatRefunds.payees()).containsExactly(CARD);
    }

    @Test
    void theIntentIsStoredBeforeWeChatIsAskedAndWithoutWhomTheMoneyGoesTo() {
        desk.weChatRefunds.answers(() -> {
            var command = desk.unfinished().orElseThrow();
            assertThat(command.kind()).isEqualTo(CommandKind.ABNORMAL_REFUND);
            assertThat(new String(command.body().bytes(), StandardCharsets.UTF_8)).doesNotContain("6222", "张三");
            assertThat(refund().isBeingRedirected()).isTrue();
            return new CommandAnswer.RefundAccepted(ScriptedRefundGateway.report("R1", 300, RefundStatus.PROCESSING));
        });

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    void theSameAgainChangesNothing() {
        desk.weChatRefunds.accepts("R1", 300);
        apply(CARD);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.weChatRefunds.payees()).hasSize(1);
    }

    @Test
    void aLostAnswerIsFoundByAskingAndNobodySendsItAgain() {
        desk.weChatRefunds.timesOut().finds("R1", 300, RefundStatus.PROCESSING);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(4));

        assertThat(refund().status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.weChatRefunds.payees()).hasSize(1);
    }

    @Test
    void aLostRequestIsNeverSentByTheFollowUpAndComesToNothingAfterTheQuietWindow() {
        desk.weChatRefunds.timesOut();
        apply(CARD);
        for (int i = 0; i < 20; i++) {
            desk.weChatRefunds.finds("R1", 300, RefundStatus.ABNORMAL);
        }

        desk.pass(Duration.ofMinutes(9));
        assertThat(refund().isBeingRedirected()).isTrue();
        desk.pass(Duration.ofMinutes(2));

        assertThat(desk.unfinished()).isEmpty();
        assertThat(refund().application().flatMap(wish -> wish.refusal())).contains("STILL_ABNORMAL");
        assertThat(refund().status()).isEqualTo(RefundStatus.ABNORMAL);
        assertThat(desk.weChatRefunds.payees()).hasSize(1);
    }

    @Test
    void whileNothingIsKnownTheOperatorMaySendItAgain() {
        desk.weChatRefunds.timesOut().finds("R1", 300, RefundStatus.ABNORMAL).accepts("R1", 300);
        apply(CARD);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.weChatRefunds.payees()).containsExactly(CARD, CARD);
        assertThat(desk.events()).containsOnlyOnce(Kind.ABNORMAL_REFUND_DECIDED);
    }

    @Test
    void sentAgainOnlyIfItHasNotBeenTakenMeanwhile() {
        desk.weChatRefunds.timesOut().finds("R1", 300, RefundStatus.PROCESSING);
        apply(CARD);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.weChatRefunds.payees()).hasSize(1);
    }

    @Test
    void anotherWishWhileOneIsOpenIsRefused() {
        desk.weChatRefunds.timesOut();
        apply(CARD);

        assertThatThrownBy(() -> apply(new RefundPayee.MerchantBankCard())).isInstanceOf(CommandUnderway.class);
        assertThat(desk.weChatRefunds.payees()).hasSize(1);
    }

    @Test
    void aDefiniteRefusalLeavesTheRefundStuckAndItMayBeAskedForAgain() {
        desk.weChatRefunds.declines("PARAM_ERROR").accepts("R1", 300);

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Declined.class);
        assertThat(refund().status()).isEqualTo(RefundStatus.ABNORMAL);
        assertThat(apply(new RefundPayee.MerchantBankCard())).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    void aRefusalThatMayChangeIsOnlyBelievedAfterTheQuietWindow() {
        desk.weChatRefunds.refusesForNow("INVALID_REQUEST");
        for (int i = 0; i < 20; i++) {
            desk.weChatRefunds.finds("R1", 300, RefundStatus.ABNORMAL);
        }

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.pass(Duration.ofMinutes(9));
        assertThat(refund().isBeingRedirected()).isTrue();
        desk.pass(Duration.ofMinutes(2));

        assertThat(refund().application().flatMap(wish -> wish.refusal())).contains("INVALID_REQUEST");
    }

    @Test
    void tooLittleMoneyIsNotSentAgainByItself() {
        desk.weChatRefunds.isShortOfMoney();
        apply(CARD);
        for (int i = 0; i < 20; i++) {
            desk.weChatRefunds.finds("R1", 300, RefundStatus.ABNORMAL);
        }
        desk.pass(Duration.ofMinutes(12));

        assertThat(desk.weChatRefunds.payees()).hasSize(1);
        assertThat(refund().application().flatMap(wish -> wish.refusal())).contains("NOT_ENOUGH");
    }

    @Test
    void theEndOutweighsARefusal() {
        desk.weChatRefunds.answers(() -> {
            isNotified("success", RefundStatus.SUCCESS);
            return new CommandAnswer.Declined(new Decline("PARAM_ERROR", "no"));
        });

        assertThat(apply(CARD)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(refund().status()).isEqualTo(RefundStatus.SUCCESS);
    }

    @Test
    void aRefundThatIsNotStuckIsAskedAboutAndThenRefused() {
        isNotified("success", RefundStatus.SUCCESS);

        assertThatThrownBy(() -> apply(CARD)).isInstanceOf(RefundNotAbnormal.class);
        assertThatThrownBy(() -> desk.applyAbnormal.apply(ServiceOrders.MCH_ID, new OutRefundNo("R9"), CARD))
                .isInstanceOf(RefundNotFound.class);
        assertThat(desk.weChatRefunds.payees()).isEmpty();
    }

    @Test
    void thatItIsStuckMayBeLearnedAtThatMoment() {
        desk.clock.advance(Duration.ofMinutes(1));
        desk.weChatRefunds.accepts("R2", 100).answers(
                new CommandAnswer.RefundAccepted(ScriptedRefundGateway.report("R2", 100, RefundStatus.PROCESSING)));
        desk.refund.refund(ServiceOrders.KEY, new RefundTerms(new OutRefundNo("R2"), new Fen(100), Optional.empty()));
        desk.weChatRefunds.finds("R2", 100, RefundStatus.ABNORMAL);

        assertThat(desk.applyAbnormal.apply(ServiceOrders.MCH_ID, new OutRefundNo("R2"), CARD))
                .isInstanceOf(DecisionOutcome.Done.class);
    }

    private DecisionOutcome apply(RefundPayee payee) {
        return desk.applyAbnormal.apply(ServiceOrders.MCH_ID, R1, payee);
    }

    private Refund refund() {
        return desk.order().refunds().find(R1).orElseThrow();
    }

    private void isNotified(String id, RefundStatus status) {
        desk.notifications.put(id, new Content.AboutRefund(ServiceOrders.MCH_ID,
                ScriptedRefundGateway.report("R1", 300, status), Optional.of(desk.clock.instant())));
        desk.receive.receive(new Notification(ServiceOrders.MCH_ID, id, "REFUND.ANY", "serial", desk.clock.instant(),
                RequestBody.of(id)));
        desk.round();
        assertThat(desk.store.inbox().due(Buckets.ALL, desk.clock.instant(), 10)).isEmpty();
    }
}
