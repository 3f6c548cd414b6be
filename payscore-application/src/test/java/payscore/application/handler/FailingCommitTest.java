package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.FaultyTransactions.Fault;
import payscore.application.port.in.CreateServiceOrder.Outcome;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;

/** A COMMIT that fails is read, never assumed (reliability design B.3, D01, D02). */
class FailingCommitTest {
    private final Desk desk = new Desk();

    @Test
    void anIntentWhoseCommitFailedButIsThereIsSent() {
        desk.transactions.next(Fault.COMMITTED_BUT_REPORTED_AS_FAILED);
        desk.weChat.accepts(created());

        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void anIntentWhoseCommitFailedAndIsNotThereIsNotSent() {
        desk.transactions.next(Fault.ROLLED_BACK_AND_REPORTED_AS_UNKNOWN);

        assertThatThrownBy(() -> desk.create.create(Desk.request())).isInstanceOf(StoreFailure.CommitUnknown.class);
        assertThat(desk.weChat.sent()).isEmpty();
    }

    @Test
    void nothingIsSentWhenTheStoreRefusesTheIntent() {
        desk.transactions.next(Fault.REFUSED);

        assertThatThrownBy(() -> desk.create.create(Desk.request())).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(desk.weChat.sent()).isEmpty();
    }

    @Test
    void aDeadlockIsRunAgain() {
        desk.transactions.next(Fault.CONFLICT, Fault.CONFLICT);
        desk.weChat.accepts(created());

        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.Created.class);
        assertThat(desk.weChat.sent()).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeRecordedIsNotKnownYetAndFoundByAsking() {
        desk.transactions.next(Fault.NONE, Fault.REFUSED);
        desk.weChat.accepts(created()).finds(created());

        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(31));

        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(1);
    }

    @Test
    void aRecordedAnswerWhoseCommitFailedChangesNothingMore() {
        desk.transactions.next(Fault.NONE, Fault.COMMITTED_BUT_REPORTED_AS_FAILED);
        desk.weChat.accepts(created());

        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.NotKnownYet.class);
        desk.pass(Duration.ofSeconds(10));

        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.order().version()).isEqualTo(2);
    }

    private Fact created() {
        return new Fact.Created(Optional.of(desk.ticket()));
    }
}
