package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.order.Quarantine;

/** WeChat says something else about an order than what was sent or decided: a person must look, and nothing is smoothed over. */
class DisagreementTest {
    private static final Fact COLLECTING = new Fact.Completed(Confirmation.UNKNOWN, ServiceOrders.waiting());
    private static final Fact PAID_OTHERWISE = new Fact.Paid(ServiceOrders.confirmation(),
            new PaymentCollection(new Fen(900), new Fen(900), List.of()));

    private final Desk desk = new Desk();

    @Test
    @Covers("W20")
    void anAnswerThatNamesAnotherAmountIsNotBelievedAndTheAmountIsLookedAtByAPerson() {
        desk.withOrderInUse();
        desk.weChat.answers(new CommandAnswer.Unknown("other-amount")).finds(new Fact.Completed(Confirmation.UNKNOWN,
                PaymentCollection.waitingFor(new Fen(900))));

        assertThat(complete()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
        desk.pass(Duration.ofSeconds(4));

        assertThat(reason()).isEqualTo("WeChat names a total of 900 fen where 800 fen were decided");
        assertThat(desk.quarantined).isEqualTo(1);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    @Test
    @Covers("C34")
    void aCallbackThatNamesAnotherAmountIsDoubtedUntilWeChatSaysItWhenAsked() {
        desk.withOrderInUse();
        desk.weChat.accepts(COLLECTING).cannotBeAsked();
        complete();

        desk.isNotified("paid", PAID_OTHERWISE);
        assertThat(desk.order().position()).as("a callback alone moves nothing").isEqualTo(Position.COLLECTING);
        assertThat(desk.order().quarantine()).isEmpty();

        desk.weChat.finds(PAID_OTHERWISE);
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.order().position()).isEqualTo(Position.PAID);
        assertThat(reason()).isEqualTo("WeChat names a total of 900 fen where 800 fen were decided");
        assertThat(desk.quarantined).isEqualTo(1);
    }

    @Test
    @Covers("W23")
    void anOrderThatIsBeingChargedIsAskedAboutBeforeAnythingAndNotCompletedAgain() {
        desk.withOrderInUse();
        desk.weChat.refusesForNow("ORDER_BEING_CHARGED").finds(desk.confirmed());

        assertThat(complete()).isInstanceOf(DecisionOutcome.NotKnownYet.class);
        assertThat(desk.weChat.queries()).as("asked at once").hasSize(1);
        desk.weChat.finds(COLLECTING);
        desk.pass(CommandRunner.QUIET_WINDOW);

        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).as("not sent again after ten seconds or ever").hasSize(1);
    }

    @Test
    @Covers("W24")
    void whenWeChatHasOtherTermsThanWereSentNothingMoreIsSentAndAPersonMustLook() {
        desk.weChat.timesOut().findsNothing().hasOtherTerms().finds(created());
        desk.create.create(Desk.request());
        desk.pass(CommandRunner.QUIET_WINDOW);

        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(reason()).isEqualTo("WeChat has another CREATE under this number than was sent");
        assertThat(desk.quarantined).isEqualTo(1);
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(2);
        assertThat(desk.weChat.queries()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @Covers("W24")
    void aMismatchThatStaysEndsAsARefusalThatAPersonMustLookAt() {
        desk.withOrderInUse();
        desk.weChat.hasOtherTerms().finds(desk.confirmed());
        complete();
        desk.weChat.finds(desk.confirmed());
        desk.pass(CommandRunner.QUIET_WINDOW.plusSeconds(1));

        assertThat(desk.unfinished()).isEmpty();
        assertThat(reason()).isEqualTo("WeChat has another COMPLETE under this number than was sent");
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    @Test
    void aNumberThatIsSomebodyElsesIsRefusedAndThereIsNothingToLookAt() {
        desk.weChat.hasOtherTerms().finds(created());

        assertThat(desk.create.create(Desk.request())).isInstanceOf(CreateServiceOrder.Outcome.Declined.class);
        assertThat(desk.order().quarantine()).isEmpty();
    }

    private DecisionOutcome complete() {
        return desk.complete.complete(ServiceOrders.KEY, ServiceOrders.completionTerms());
    }

    private Fact created() {
        return new Fact.Created(Optional.of(desk.ticket()));
    }

    private String reason() {
        return desk.order().quarantine().map(Quarantine::reason).orElseThrow();
    }
}
