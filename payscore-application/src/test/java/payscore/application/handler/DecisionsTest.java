package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.ServiceOrderNotReady;
import payscore.domain.terms.CancellationReason;

class DecisionsTest {
    private static final Fact COLLECTING = new Fact.Completed(Confirmation.UNKNOWN, ServiceOrders.waiting());
    private static final Fact PAID = new Fact.Paid(ServiceOrders.confirmation(), ServiceOrders.paid());
    private static final CancellationReason REASON = new CancellationReason("no power bank left");

    private final Desk desk = new Desk().withOrderInUse();

    @Test
    void aCompletedOrderIsCollectedAndThenPaid() {
        desk.weChat.accepts(COLLECTING);
        assertThat(complete()).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        desk.isNotified("paid", PAID);
        assertThat(desk.order().position()).isEqualTo(Position.PAID);
    }

    @Test
    void completingWithZeroClosesAtOnce() {
        desk.weChat.accepts(new Fact.ClosedWithZero(Confirmation.UNKNOWN));
        desk.complete.complete(ServiceOrders.KEY, ServiceOrders.freeOfCharge());
        assertThat(desk.order().position()).isEqualTo(Position.CLOSED_WITH_ZERO);
    }

    @Test
    @Covers("W02")
    void aLostAnswerToACompletionIsFoundByTheSweepAndNeverChargedTwice() {
        desk.weChat.timesOut().finds(COLLECTING);
        assertThat(complete()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    @Test
    @Covers("W01")
    void aLostCompletionIsSentAgainWithTheSameBytes() {
        desk.weChat.timesOut().finds(desk.confirmed()).accepts(COLLECTING);
        complete();
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(2)
                .allMatch(desk.bodiesSent(CommandKind.COMPLETE).getFirst()::equals);
    }

    @Test
    void theTriesGetRarerThoughEveryQueryIsAnswered() {
        for (int tries = 0; tries < 40; tries++) {
            desk.weChat.timesOut().finds(desk.confirmed());
        }
        complete();
        desk.pass(Duration.ofMinutes(20));
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSizeBetween(5, 12);
    }

    @Test
    void theSameCompletionAgainIsAnsweredWithWhatCameOfTheFirst() {
        desk.weChat.accepts(COLLECTING);
        complete();
        assertThat(complete()).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    @Test
    @Covers("X02")
    void anotherCompletionIsRefusedAndTheFirstStands() {
        desk.weChat.accepts(COLLECTING);
        complete();
        assertThatThrownBy(() -> desk.complete.complete(ServiceOrders.KEY, ServiceOrders.freeOfCharge()))
                .isInstanceOf(ServiceOrderNotReady.class);
        assertThat(desk.order().totalAmount()).contains(ServiceOrders.TOTAL);
    }

    @Test
    @Covers("X01")
    void whileACompletionIsUnknownNothingElseIsDecided() {
        desk.weChat.timesOut();
        complete();
        var before = desk.order();
        assertThatThrownBy(() -> desk.cancel.cancel(ServiceOrders.KEY, REASON)).isInstanceOf(CommandUnderway.class);
        assertThat(desk.order()).isEqualTo(before);
    }

    @Test
    @Covers("W22")
    void aRefusalThatIsWhatSuccessLooksLikeEndsAsSuccess() {
        desk.weChat.timesOut().finds(desk.confirmed()).refusesForNow("INVALID_ORDER_STATE").finds(COLLECTING);
        complete();
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    @Covers("X04")
    void aCancellationRefusedForNowIsNotSentAgainAndBelievedOnlyAfterTheQuietWindow() {
        desk.weChat.accepts(COLLECTING);
        complete();
        desk.weChat.refusesForNow("INVALID_ORDER_STATE").finds(COLLECTING);
        assertThat(desk.cancel.cancel(ServiceOrders.KEY, REASON)).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        desk.clock.advance(CommandRunner.QUIET_WINDOW.minusSeconds(1));
        desk.round();
        assertThat(desk.unfinished()).isPresent();
        assertThat(desk.events()).doesNotContain(ServiceOrderEvent.Kind.DECLINED);
        desk.weChat.finds(COLLECTING);
        desk.clock.advance(Duration.ofSeconds(1));
        desk.round();
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.events()).contains(ServiceOrderEvent.Kind.DECLINED);
        assertThat(desk.bodiesSent(CommandKind.CANCEL)).hasSize(1);
    }

    @Test
    @Covers("W32")
    void aDuplicateOfARefusedCancellationThatLandsLateIsLearned() {
        desk.weChat.accepts(COLLECTING);
        complete();
        desk.weChat.refusesForNow("INVALID_ORDER_STATE").finds(COLLECTING);
        desk.cancel.cancel(ServiceOrders.KEY, REASON);
        desk.weChat.finds(new Fact.Cancelled());
        desk.clock.advance(CommandRunner.QUIET_WINDOW);
        desk.round();
        assertThat(desk.order().position()).isEqualTo(Position.CANCELLED);
        assertThat(desk.cancel.cancel(ServiceOrders.KEY, REASON)).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    void theUserConfirmsWhileTheMerchantCancelsAndWeChatDecides() {
        var fresh = new Desk().withCreatedOrder();
        fresh.weChat.answers(() -> {
            fresh.isNotified("confirmed", fresh.confirmed());
            return new CommandAnswer.Accepted(new Fact.Cancelled(), Optional.empty());
        });
        fresh.cancel.cancel(ServiceOrders.KEY, REASON);
        assertThat(fresh.order().position()).isEqualTo(Position.CANCELLED);
        assertThat(fresh.order().quarantine()).isEmpty();
    }

    @Test
    void aCancellationThatTheEndRulesOutIsRejected() {
        desk.weChat.timesOut().finds(PAID);
        desk.cancel.cancel(ServiceOrders.KEY, REASON);
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.PAID);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.order().cancellation()).isEmpty();
    }

    @Test
    void aDefinitelyDeclinedCompletionLeavesTheOrderInUseToBeCompletedAnew() {
        desk.weChat.declines("PARAM_ERROR").accepts(COLLECTING);
        assertThat(complete()).isInstanceOf(DecisionOutcome.Declined.class);
        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
        assertThat(complete()).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    @Covers("C21")
    void withoutAnyCallbackPollingFindsThePayment() {
        desk.weChat.accepts(COLLECTING);
        complete();
        desk.weChat.finds(COLLECTING).finds(PAID);
        desk.pass(Duration.ofSeconds(15));
        assertThat(desk.order().position()).isEqualTo(Position.PAID);
        desk.pass(Duration.ofMinutes(5));
        assertThat(desk.weChat.isExhausted()).as("nobody asks about an order that has ended").isTrue();
    }

    @Test
    @Covers("M04")
    void everyUnsafeCallMayBeRepeatedWithoutAKey() {
        desk.create.create(Desk.request());
        desk.weChat.accepts(COLLECTING).accepts(new Fact.Cancelled());
        complete();
        complete();
        desk.cancel.cancel(ServiceOrders.KEY, REASON);
        var before = desk.order();
        desk.cancel.cancel(ServiceOrders.KEY, REASON);
        desk.create.create(Desk.request());

        assertThat(desk.weChat.sent()).extracting(sent -> sent.kind())
                .containsExactly(CommandKind.CREATE, CommandKind.COMPLETE, CommandKind.CANCEL);
        assertThat(desk.order()).isEqualTo(before);
    }

    @Test
    void historyTellsEveryVersionAndItsSource() {
        desk.weChat.accepts(COLLECTING);
        complete();
        desk.isNotified("paid", PAID);
        assertThat(desk.events()).containsExactly(ServiceOrderEvent.Kind.REQUESTED, ServiceOrderEvent.Kind.CREATED,
                ServiceOrderEvent.Kind.CONFIRMED, ServiceOrderEvent.Kind.COMPLETION_DECIDED,
                ServiceOrderEvent.Kind.COMPLETED, ServiceOrderEvent.Kind.PAID);
        assertThat(desk.history.read(ServiceOrders.KEY).entries()).extracting(entry -> entry.version())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    private DecisionOutcome complete() {
        return desk.complete.complete(ServiceOrders.KEY, ServiceOrders.completionTerms());
    }

    @Test
    void anUnsignedRefusalStopsTheSendingAndIsBelievedOnlyAfterTheQuietWindowAndASignedAnswer() {
        var advice = Optional.of(new Decline("INVALID_REQUEST", "not in this state"));
        desk.weChat.answers(new CommandAnswer.Unknown("missing-headers", advice));
        for (int i = 0; i < 3; i++) {
            desk.weChat.finds(desk.confirmed());
        }
        desk.cancel.cancel(ServiceOrders.KEY, REASON);

        desk.pass(CommandRunner.QUIET_WINDOW.minusSeconds(10));
        assertThat(desk.unfinished()).isPresent();
        assertThat(desk.bodiesSent(CommandKind.CANCEL)).hasSize(1);

        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.events()).contains(ServiceOrderEvent.Kind.DECLINED);
    }

    @Test
    void anUnsignedRefusalOfWhatWasCarriedOutIsNotBelieved() {
        desk.weChat.answers(new CommandAnswer.Unknown("missing-headers",
                Optional.of(new Decline("INVALID_REQUEST", "forged on the way"))))
                .finds(new Fact.Cancelled());
        desk.cancel.cancel(ServiceOrders.KEY, REASON);
        desk.pass(Duration.ofSeconds(4));

        assertThat(desk.order().position()).isEqualTo(Position.CANCELLED);
        assertThat(desk.unfinished()).isEmpty();
    }
}
