package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.terms.ServiceIntroduction;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.violation.InvalidTerms;

class CreateServiceOrderTest {
    private final Desk desk = new Desk();

    @Test
    void anAcceptedCreationWaitsForTheUser() {
        desk.weChat.accepts(new Fact.Created(Optional.of(desk.ticket())));
        var outcome = desk.create.create(Desk.request());
        assertThat(outcome).isInstanceOf(CreateServiceOrder.Outcome.Created.class);
        assertThat(outcome.order().position()).isEqualTo(Position.CREATED);
        assertThat(outcome.order()).isEqualTo(desk.order());
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    void theIntentIsDurableBeforeWeChatIsAsked() {
        desk.weChat.answers(() -> {
            assertThat(desk.order().position()).isEqualTo(Position.REQUESTED);
            assertThat(desk.unfinished()).hasValueSatisfying(
                    command -> assertThat(command.status()).isEqualTo(CommandStatus.SENT));
            return new CommandAnswer.Accepted(new Fact.Created(Optional.of(desk.ticket())), Optional.empty());
        });
        desk.create.create(Desk.request());
        assertThat(desk.weChat.isExhausted()).isTrue();
    }

    @Test
    @Covers("M05")
    void theSameCreationAgainFindsTheSameOrderAndAsksNobody() {
        desk.withCreatedOrder();
        var outcome = desk.create.create(Desk.request());
        assertThat(outcome).isInstanceOf(CreateServiceOrder.Outcome.AlreadyThere.class);
        assertThat(desk.weChat.sent()).hasSize(1);
    }

    @Test
    @Covers("M05")
    void theSameNumberWithOtherTermsIsRefusedAndChangesNothing() {
        desk.withCreatedOrder();
        var terms = ServiceOrders.terms();
        var other = new ServiceTerms(new ServiceIntroduction("Something else"), terms.postPayments(),
                terms.postDiscounts(), terms.timeRange(), terms.location(), terms.riskFund(), terms.attach(),
                terms.device());
        var before = desk.order();
        assertThatThrownBy(() -> desk.create.create(new CreateServiceOrder.Request(
                ServiceOrders.MCH_ID, ServiceOrders.OUT_ORDER_NO, ServiceOrders.SERVICE_ID, other,
                Optional.empty())))
                .isInstanceOf(OutOrderNoReused.class);
        assertThat(desk.order()).isEqualTo(before);
        assertThat(desk.weChat.sent()).hasSize(1);
    }

    @Test
    void aServiceOfSomebodyElseIsRefusedBeforeAnythingIsStored() {
        assertThatThrownBy(() -> desk.create.create(new CreateServiceOrder.Request(ServiceOrders.MCH_ID,
                ServiceOrders.OUT_ORDER_NO, new ServiceId("500001"), ServiceOrders.terms(), Optional.empty())))
                .isInstanceOfSatisfying(InvalidTerms.class, invalid -> assertThat(invalid.violations())
                        .extracting(violation -> violation.pointer()).containsExactly("/service_id"));
        assertThat(desk.store.orders().find(ServiceOrders.KEY)).isEmpty();
    }

    @Test
    @Covers("W02")
    void aLostAnswerIsNotAFailureAndTheSweepFindsTheOrder() {
        desk.weChat.timesOut().finds(new Fact.Created(Optional.empty()));
        var outcome = desk.create.create(Desk.request());
        assertThat(outcome).isInstanceOf(CreateServiceOrder.Outcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.weChat.sent()).as("nothing is created twice").hasSize(1);
    }

    @Test
    @Covers("W01")
    void aLostRequestIsSentAgainWithTheSameBytes() {
        desk.weChat.timesOut().findsNothing().accepts(new Fact.Created(Optional.of(desk.ticket())));
        desk.create.create(Desk.request());
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        var bodies = desk.bodiesSent(CommandKind.CREATE);
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
    }

    @Test
    void whileTheAnswerIsUnknownTheSameCreationSendsNothingMore() {
        desk.weChat.timesOut();
        desk.create.create(Desk.request());
        assertThat(desk.create.create(Desk.request())).isInstanceOf(CreateServiceOrder.Outcome.NotKnownYet.class);
        assertThat(desk.weChat.sent()).hasSize(1);
    }

    @Test
    @Covers("P02")
    void aProcessThatDiedAfterTheIntentIsFollowedUp() {
        desk.weChat.answers(() -> {
            throw new IllegalStateException("the process dies here");
        }).findsNothing().accepts(new Fact.Created(Optional.of(desk.ticket())));
        assertThatThrownBy(() -> desk.create.create(Desk.request())).hasMessage("the process dies here");
        desk.pass(Duration.ofSeconds(31));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
    }

    @Test
    void aDefiniteRefusalIsToldAndTheSameCreationMayBeAskedAgain() {
        desk.weChat.declines("NO_AUTH").accepts(new Fact.Created(Optional.of(desk.ticket())));
        var refused = desk.create.create(Desk.request());
        assertThat(refused).isInstanceOfSatisfying(CreateServiceOrder.Outcome.Declined.class,
                declined -> assertThat(declined.decline().code()).isEqualTo("NO_AUTH"));
        assertThat(desk.order().state()).isInstanceOfSatisfying(ServiceOrderState.Requested.class,
                requested -> assertThat(requested.decline()).isPresent());
        assertThat(desk.create.create(Desk.request())).isInstanceOf(CreateServiceOrder.Outcome.Created.class);
        assertThat(desk.bodiesSent(CommandKind.CREATE)).as("re-entry repeats the first bytes").hasSize(2)
                .allMatch(desk.bodiesSent(CommandKind.CREATE).getFirst()::equals);
    }

    @Test
    void aRefusalAfterAnUnknownAttemptIsNotBelieved() {
        desk.weChat.timesOut().findsNothing().declines("PARAM_ERROR").finds(new Fact.Created(Optional.empty()));
        desk.create.create(Desk.request());
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.REQUESTED);
        assertThat(desk.unfinished()).as("the first attempt may still land").isPresent();
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.events()).doesNotContain(ServiceOrderEvent.Kind.DECLINED);
    }

    @Test
    void anOrderThatWeChatHasUnderTheNumberWithOtherTermsIsNotTakenForOurs() {
        desk.weChat.refusesForNow("INVALID_REQUEST").finds(desk.confirmed());
        assertThat(desk.create.create(Desk.request())).isInstanceOf(CreateServiceOrder.Outcome.Declined.class);
        assertThat(desk.order().position()).isEqualTo(Position.REQUESTED);
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    @Covers("C17")
    void theCallbackOvertakesOurAnswer() {
        desk.weChat.answers(() -> {
            desk.isNotified("early", desk.confirmed());
            return new CommandAnswer.Accepted(new Fact.Created(Optional.of(desk.ticket())), Optional.empty());
        });
        var outcome = desk.create.create(Desk.request());
        assertThat(outcome.order().position()).isEqualTo(Position.IN_USE);
        assertThat(desk.events()).containsExactly(
                ServiceOrderEvent.Kind.REQUESTED, ServiceOrderEvent.Kind.CONFIRMED);
        assertThat(desk.unfinished()).isEmpty();
    }

    @Test
    void throttlingIsNotAnOutcome() {
        desk.weChat.answers(new CommandAnswer.Throttled(Optional.of(Duration.ofSeconds(7)))).findsNothing()
                .accepts(new Fact.Created(Optional.of(desk.ticket())));
        assertThat(desk.create.create(Desk.request())).isInstanceOf(CreateServiceOrder.Outcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(6));
        assertThat(desk.weChat.sent()).as("not before WeChat said").hasSize(1);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
    }

    @Test
    void aRefusalAfterThrottlingIsBelievedAtOnce() {
        desk.weChat.answers(new CommandAnswer.Throttled(Optional.empty())).findsNothing().declines("NO_AUTH");
        desk.create.create(Desk.request());
        desk.pass(Duration.ofSeconds(10));
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.events()).contains(ServiceOrderEvent.Kind.DECLINED);
    }

    @Test
    void aRefusalAfterAProcessDiedIsNotBelieved() {
        desk.weChat.answers(() -> {
            throw new IllegalStateException("the process dies here");
        }).findsNothing().declines("PARAM_ERROR");
        assertThatThrownBy(() -> desk.create.create(Desk.request())).hasMessage("the process dies here");
        desk.pass(Duration.ofSeconds(31));
        assertThat(desk.unfinished()).as("the attempt of the dead process may still land").isPresent();
        assertThat(desk.events()).doesNotContain(ServiceOrderEvent.Kind.DECLINED);
    }

    @Test
    void aCreationThatCannotBeAskedAboutIsSentOnceMore() {
        desk.weChat.timesOut().cannotBeAsked().cannotBeAsked().cannotBeAsked().cannotBeAsked()
                .accepts(new Fact.Created(Optional.of(desk.ticket())));
        desk.create.create(Desk.request());
        desk.pass(Duration.ofMinutes(5));
        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(2).allMatch(
                desk.bodiesSent(CommandKind.CREATE).getFirst()::equals);
    }

    @Test
    void aRefusedCreationThatCannotBeAskedAboutIsNotSentAgain() {
        desk.weChat.timesOut().findsNothing().answers(new CommandAnswer.RefusedForNow(new Decline("INVALID_REQUEST",
                "refused for now")));
        desk.create.create(Desk.request());
        desk.pass(Duration.ofMinutes(30));
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(2);
    }
}
