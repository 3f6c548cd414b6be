package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.CreateServiceOrder.Outcome;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.fixture.Covers;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Position;

/** A worker that was paused while another took its command over: its facts merge, its verdict on the command does not. */
class OvertakenWorkerTest {
    private final Desk desk = new Desk();

    @Test
    @Covers("X06")
    void itsRefusalDecidesNothing() {
        desk.weChat.answers(() -> {
            overtaken();
            return new CommandAnswer.Declined(new Decline("PARAM_ERROR", "late"));
        });

        assertThat(desk.create.create(Desk.request())).isInstanceOf(Outcome.NotKnownYet.class);
        assertThat(desk.unfinished()).hasValueSatisfying(command -> {
            assertThat(command.attempts()).isEqualTo(2);
            assertThat(command.refusal()).isEmpty();
        });
    }

    @Test
    @Covers("X06")
    void itsUnknownOutcomeDoesNotDisturbTheAttemptUnderWay() {
        desk.weChat.answers(() -> {
            overtaken();
            return new CommandAnswer.Unknown("timeout");
        });
        desk.create.create(Desk.request());

        assertThat(desk.unfinished().orElseThrow().version()).isEqualTo(3);
    }

    @Test
    @Covers("X06")
    void whatWeChatSignedCountsAllTheSame() {
        desk.weChat.answers(() -> {
            overtaken();
            return new CommandAnswer.Accepted(new Fact.Created(Optional.of(desk.ticket())), Optional.empty());
        });
        desk.create.create(Desk.request());

        assertThat(desk.order().position()).isEqualTo(Position.CREATED);
        assertThat(desk.unfinished()).isPresent();
    }

    @Test
    void whatWasStillBeingSentWhenAskedAboutMayHaveLanded() {
        // The first attempt was in fact carried out; its process died, and WeChat cannot be asked at first.
        desk.weChat.answers(() -> {
            desk.clock.advance(Duration.ofSeconds(31));
            desk.weChat.cannotBeAsked();
            desk.round();
            return new CommandAnswer.Unknown("the process died here");
        });
        desk.create.create(Desk.request());

        assertThat(desk.unfinished().orElseThrow().mayHaveLanded()).isTrue();
    }

    /** Half a minute later somebody else asks WeChat, finds nothing, and sends the command again; nobody answers. */
    private void overtaken() {
        desk.clock.advance(Duration.ofSeconds(31));
        desk.weChat.findsNothing().timesOut();
        desk.round();
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(2);
    }
}
