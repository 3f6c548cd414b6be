package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.CreateServiceOrder.Outcome;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;
import payscore.domain.terms.CancellationReason;

/** The database forgets commits it had acknowledged: a failover to a replica that lags, or two primaries for a moment. */
class LostCommitsTest {
    private static final Fact COLLECTING = new Fact.Completed(Confirmation.UNKNOWN, ServiceOrders.waiting());

    private final Desk desk = new Desk();

    @Test
    @Covers("D06")
    void anAnswerThatIsForgottenIsLearnedAgainByAsking() {
        var beforeTheAnswer = new AtomicReference<Runnable>(() -> {});
        desk.weChat.answers(() -> {
            beforeTheAnswer.set(desk.store.backup());
            return new CommandAnswer.Accepted(created(), Optional.of(ServiceOrders.ORDER_ID));
        });
        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.Created.class);

        beforeTheAnswer.get().run();
        assertThat(desk.order().position()).isEqualTo(Position.REQUESTED);
        desk.weChat.finds(created());
        desk.pass(Duration.ofSeconds(31));

        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.unfinished()).isEmpty();
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(1);
    }

    @Test
    @Covers("D06")
    void anOrderThatIsForgottenWhileItIsCreatedIsTheCallersToRepeat() {
        var before = desk.store.backup();
        desk.weChat.answers(() -> {
            before.run();
            return new CommandAnswer.Accepted(created(), Optional.of(ServiceOrders.ORDER_ID));
        });

        assertThatThrownBy(() -> desk.create.create(Desk.request())).isInstanceOf(StoreFailure.CommitUnknown.class);
    }

    @Test
    @Covers({"D06", "D07"})
    void aCommandThatIsForgottenWhileItIsSentIsDoneWhenWeChatSaysSo() {
        desk.withOrderInUse();
        var before = desk.store.backup();
        desk.weChat.answers(() -> {
            before.run();
            return new CommandAnswer.Accepted(COLLECTING, Optional.of(ServiceOrders.ORDER_ID));
        });

        assertThat(complete()).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    @Test
    @Covers({"D06", "D07"})
    void aCommandThatIsForgottenWithoutAnAnswerIsFoundByTheChecksOfItsOrderAndNotSentAgain() {
        desk.withOrderInUse();
        var before = desk.store.backup();
        desk.weChat.answers(() -> {
            before.run();
            return new CommandAnswer.Unknown("timeout");
        });
        assertThat(complete()).isInstanceOf(DecisionOutcome.NotKnownYet.class);

        desk.weChat.finds(COLLECTING);
        desk.clock.advance(Duration.ofDays(1));
        desk.round();

        assertThat(desk.order().position()).isEqualTo(Position.COLLECTING);
        assertThat(desk.bodiesSent(CommandKind.COMPLETE)).hasSize(1);
    }

    /** The worker decided on the old primary; by the time it has its answer another decision was made on the new one. */
    @Test
    @Covers("D07")
    void whoDecidedOnTheOldPrimaryMovesNothingOfWhatWasDecidedOnTheNewOne() {
        desk.withOrderInUse();
        var newPrimary = desk.store.backup();
        desk.weChat.answers(() -> {
            newPrimary.run();
            desk.weChat.timesOut();
            desk.cancel.cancel(ServiceOrders.KEY, new CancellationReason("no power bank left"));
            return new CommandAnswer.Declined(new Decline("PARAM_ERROR", "said to the old one"));
        });
        assertThat(complete()).isInstanceOf(DecisionOutcome.NotKnownYet.class);

        assertThat(desk.order().completion()).isEmpty();
        assertThat(desk.unfinished()).hasValueSatisfying(command -> {
            assertThat(command.kind()).isEqualTo(CommandKind.CANCEL);
            assertThat(command.refusal()).isEmpty();
        });
        desk.weChat.finds(new Fact.Cancelled());
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.order().position()).isEqualTo(Position.CANCELLED);
        assertThat(desk.bodiesSent(CommandKind.CANCEL)).hasSize(1);
    }

    private DecisionOutcome complete() {
        return desk.complete.complete(ServiceOrders.KEY, ServiceOrders.completionTerms());
    }

    private Fact created() {
        return new Fact.Created(Optional.of(desk.ticket()));
    }
}
