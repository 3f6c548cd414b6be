package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrderNotReady;

class LaunchConfirmationTest {
    private final Desk desk = new Desk();

    @Test
    void theFirstLaunchUsesTheTicketOfTheCreation() {
        desk.withCreatedOrder();
        assertThat(ticketOf(desk.launch.launch(ServiceOrders.KEY))).isEqualTo(desk.ticket().value());
        assertThat(desk.weChat.sent()).hasSize(1);
    }

    @Test
    void eachFurtherLaunchReEntersCreateWithTheSameBytesForAFreshTicket() {
        desk.withCreatedOrder();
        desk.launch.launch(ServiceOrders.KEY);
        desk.clock.advance(Duration.ofSeconds(3));
        var fresh = desk.ticket();
        desk.weChat.accepts(new Fact.Created(Optional.of(fresh)));
        assertThat(ticketOf(desk.launch.launch(ServiceOrders.KEY))).isEqualTo(fresh.value());
        assertThat(desk.bodiesSent(CommandKind.CREATE)).hasSize(2)
                .allMatch(desk.bodiesSent(CommandKind.CREATE).getFirst()::equals);
    }

    @Test
    void aTicketThatWouldDieUnderTheUsersHandsIsReplaced() {
        desk.withCreatedOrder();
        desk.clock.advance(Duration.ofMinutes(50));
        desk.weChat.accepts(new Fact.Created(Optional.of(desk.ticket())));
        assertThat(ticketOf(desk.launch.launch(ServiceOrders.KEY))).isEqualTo(desk.ticket().value());
        assertThat(desk.weChat.sent()).hasSize(2);
    }

    @Test
    void aFreshTicketThatDoesNotComeIsNotAFailureOfTheOrder() {
        desk.withCreatedOrder();
        desk.launch.launch(ServiceOrders.KEY);
        desk.weChat.timesOut();
        var before = desk.order();
        assertThat(desk.launch.launch(ServiceOrders.KEY)).isInstanceOf(LaunchConfirmation.Outcome.NotKnownYet.class);
        assertThat(desk.order()).isEqualTo(before);
    }

    @Test
    void anOrderInUseCannotBeConfirmedAgain() {
        desk.withOrderInUse();
        assertThatThrownBy(() -> desk.launch.launch(ServiceOrders.KEY))
                .isInstanceOfSatisfying(ServiceOrderNotReady.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("service-order-not-confirmable"));
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThatThrownBy(() -> desk.launch.launch(ServiceOrders.KEY)).isInstanceOf(ServiceOrderNotFound.class);
    }

    @Test
    void bothPagesAreOfTheAppTheOrderWasCreatedWith() {
        desk.withCreatedOrder();
        var confirmation = (LaunchConfirmation.Outcome.Ready) desk.launch.launch(ServiceOrders.KEY);
        assertThat(confirmation.parameters().appId()).contains(desk.order().appId());
        assertThat(desk.detail.launch(ServiceOrders.KEY).appId()).contains(desk.order().appId());
    }

    @Test
    void theDetailPageIsSignedForWhatWeChatKnows() {
        desk.withCreatedOrder();
        assertThat(desk.detail.launch(ServiceOrders.KEY).businessType()).isEqualTo("wxpayScoreDetail");
    }

    private static String ticketOf(LaunchConfirmation.Outcome outcome) {
        return ((LaunchConfirmation.Outcome.Ready) outcome).parameters().fields().get("package");
    }
}
