package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Fact;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.ServiceOrderReference;

class ConfirmationTest {
    private final Desk desk = new Desk().withCreatedOrder();

    @Test
    void aCallbackConfirms() {
        desk.isNotified("one", desk.confirmed());
        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
        assertThat(desk.order().confirmation()).isEqualTo(ServiceOrders.confirmation());
    }

    @Test
    void aRepeatedCallbackConfirmsOnce() {
        desk.isNotified("one", desk.confirmed());
        desk.isNotified("one", desk.confirmed());
        desk.isNotified("two", desk.confirmed());
        assertThat(desk.events()).containsOnlyOnce(ServiceOrderEvent.Kind.CONFIRMED);
    }

    @Test
    @Covers("C08")
    void aReplayWithTheSameBytesIsTakenAndHasNoEffect() {
        desk.endpoints = List.of("till");
        desk.isNotified("one", desk.confirmed());
        var before = desk.order();
        var told = desk.deliveries();

        desk.receives("one", desk.confirmed());

        assertThat(desk.store.inbox().due(Buckets.ALL, Instant.MAX, 10)).isEmpty();
        desk.round();
        assertThat(desk.order()).isEqualTo(before);
        assertThat(desk.deliveries()).isEqualTo(told);
    }

    @Test
    void theEffectOfACallbackAndItsMarkAreOneTransaction() {
        desk.receives("one", desk.confirmed());
        desk.notifications.put("one", null);
        desk.round();
        assertThat(desk.order().position()).as("it could not be read").isEqualTo(Position.CREATED);
        desk.receives("one", desk.confirmed());
        desk.pass(Duration.ofSeconds(2));
        assertThat(desk.order().position()).as("and was kept").isEqualTo(Position.IN_USE);
    }

    @Test
    @Covers("Q06")
    void aReturnWithoutConfirmationConfirmsNothingAndLooksCloselyForAMoment() {
        desk.weChat.finds(new Fact.Created(Optional.empty()));
        var order = desk.answerReturn.answer(returned(ServiceOrders.OUT_ORDER_NO));
        assertThat(order.position().isConfirmed()).isFalse();
        assertThat(desk.order().nextCheck()).hasValueSatisfying(check -> {
            assertThat(check.reason()).isEqualTo(CheckReason.USER_RETURNED);
            assertThat(check.at()).isEqualTo(desk.clock.instant().plusSeconds(1));
        });
    }

    @Test
    void aReturnAfterConfirmationIsAnsweredFromWeChatsOwnWord() {
        desk.weChat.finds(desk.confirmed());
        assertThat(desk.answerReturn.answer(returned(ServiceOrders.OUT_ORDER_NO)).position().isConfirmed()).isTrue();
    }

    @Test
    @Covers("Q05")
    void aReturnIsLookedAtOneTwoThreeFiveAndTenSecondsLater() {
        desk.weChat.finds(new Fact.Created(Optional.empty()));
        desk.answerReturn.answer(returned(ServiceOrders.OUT_ORDER_NO));
        for (int i = 0; i < 5; i++) {
            desk.weChat.finds(new Fact.Created(Optional.empty()));
        }
        desk.pass(Duration.ofSeconds(10));
        assertThat(desk.weChat.queries()).hasSize(6);
    }

    @Test
    void aQueryIdLeadsToTheOrderThroughWeChat() {
        desk.weChat.finds(desk.confirmed());
        var order = desk.answerReturn.answer(new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("whatever")), Optional.empty()));
        assertThat(order.key()).isEqualTo(ServiceOrders.KEY);
        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
    }

    @Test
    @Covers("Q01")
    void aForgedQueryIdTellsNothing() {
        desk.weChat.findsNothing();
        assertThatThrownBy(() -> desk.answerReturn.answer(new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("forged")), Optional.empty())))
                .isInstanceOf(ServiceOrderNotFound.class);
    }

    @Test
    @Covers("Q02")
    void aQueryIdOfAnOrderThatIsNotOursHereIsNotFound() {
        desk.weChat.isAsked(
                new QueryAnswer.Found(
                        new OutOrderNo("SOMEBODY-ELSES"), desk.confirmed(), Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> desk.answerReturn.answer(new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("foreign")), Optional.empty())))
                .isInstanceOf(ServiceOrderNotFound.class);
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
    }

    @Test
    void aQueryIdThatNobodyAnswersIsNotAnOrderThatDoesNotExist() {
        desk.weChat.cannotBeAsked();
        assertThatThrownBy(() -> desk.answerReturn.answer(new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("any")), Optional.empty())))
                .isInstanceOf(PayScoreUnavailable.class);
    }

    @Test
    @Covers("C21")
    void withoutAnyCallbackPollingFindsTheConfirmation() {
        desk.weChat.finds(new Fact.Created(Optional.empty())).finds(desk.confirmed());
        desk.pass(Duration.ofSeconds(30));
        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
        assertThat(desk.weChat.queries()).as("15 and 30 seconds after the creation").hasSize(2);
    }

    @Test
    @Covers("T06")
    void expiryIsLearnedFromWeChatNotComputed() {
        desk.clock.advance(Duration.ofDays(31));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        desk.weChat.finds(new Fact.Expired());
        desk.round();
        assertThat(desk.order().position()).isEqualTo(Position.EXPIRED);
    }

    @Test
    @Covers("W25")
    void notFoundUndoesNothing() {
        desk.weChat.findsNothing();
        assertThat(desk.refresh.refresh(ServiceOrders.KEY)).isInstanceOf(RefreshServiceOrder.Outcome.NotAtWeChat.class);
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
    }

    @Test
    void aCallbackForAnOrderThatIsNotThereYetIsKeptAndAppliedLater() {
        var fresh = new Desk();
        fresh.receives("early", fresh.confirmed());
        fresh.round();
        fresh.weChat.timesOut();
        fresh.create.create(Desk.request());
        fresh.clock.advance(Duration.ofSeconds(1));
        fresh.weChat.finds(fresh.confirmed());
        fresh.pass(Duration.ofSeconds(4));
        assertThat(fresh.order().position()).isEqualTo(Position.IN_USE);
    }

    @Test
    void aCallbackThatNamesAnotherRiskFundIsDoubtedAndWeChatIsAsked() {
        desk.weChat.finds(new Fact.Created(Optional.empty()));
        desk.isNotified("odd", new Fact.Confirmed(ServiceOrders.confirmation(), Optional.of(new Fen(1))));
        assertThat(desk.weChat.queries()).hasSize(1);
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.order().nextCheck()).hasValueSatisfying(
                check -> assertThat(check.reason()).isEqualTo(CheckReason.CONFIRMATION_EXPECTED));
    }

    @Test
    @Covers("Q03")
    void aReturnThatIsReplayedIsAnsweredFromTheStoreForAMoment() {
        desk.weChat.finds(new Fact.Created(Optional.empty())).finds(desk.confirmed());
        var byQueryId = new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("whatever")), Optional.empty());
        for (int i = 0; i < 1_000; i++) {
            desk.clock.advance(Duration.ofMillis(1));
            assertThat(desk.answerReturn.answer(byQueryId).key()).isEqualTo(ServiceOrders.KEY);
        }
        assertThat(desk.weChat.queries()).hasSize(1);
        assertThat(desk.order().nextCheck().orElseThrow().at()).as("the replays put off no check")
                .isEqualTo(desk.order().requestedAt().plusMillis(1_001));

        desk.clock.advance(RecentReturns.FRESH);
        assertThat(desk.answerReturn.answer(byQueryId).position()).isEqualTo(Position.IN_USE);
        assertThat(desk.weChat.queries()).hasSize(2);
    }

    @Test
    @Covers("Q03")
    void aForgedReturnThatIsReplayedIsRefusedWithoutAskingForAMoment() {
        desk.weChat.findsNothing();
        var forged = new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("forged")), Optional.empty());
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> desk.answerReturn.answer(forged)).isInstanceOf(ServiceOrderNotFound.class);
        }
        assertThat(desk.weChat.queries()).hasSize(1);
    }

    private static AnswerReturn.Return returned(OutOrderNo number) {
        return new AnswerReturn.Return(
                ServiceOrders.MCH_ID, new ServiceOrderReference.ByOutOrderNo(number), Optional.empty());
    }
}
