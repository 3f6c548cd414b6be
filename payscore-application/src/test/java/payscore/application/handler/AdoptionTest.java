package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;

/** Orders WeChat has and we have not. */
class AdoptionTest {
    private final Desk desk = new Desk();

    @Test
    @Covers({"C16", "D06"})
    void anOrderWeLostIsTakenInFromWeChatsOwnAnswerAndShownToAPerson() {
        desk.receives("confirmed", desk.confirmed());
        desk.weChat.finds(desk.confirmed());

        desk.pass(Duration.ofMinutes(1).plusSeconds(5 * 60));

        assertThat(desk.order().position()).isEqualTo(Position.IN_USE);
        assertThat(desk.order().quarantine()).isPresent();
        assertThat(desk.events()).containsExactly(
                ServiceOrderEvent.Kind.ADOPTED, ServiceOrderEvent.Kind.CONFIRMED);
    }

    @Test
    @Covers("C16")
    void aNotificationAloneCreatesNothing() {
        desk.receives("confirmed", desk.confirmed());
        desk.weChat.findsNothing().findsNothing().findsNothing();

        desk.pass(Duration.ofMinutes(10));

        assertThat(desk.store.orders().find(ServiceOrders.KEY)).isEmpty();
    }

    @Test
    @Covers("C16")
    void anOrderThatIsStillOnItsWayIntoTheStoreIsWaitedFor() {
        desk.receives("confirmed", desk.confirmed());

        desk.pass(Duration.ofSeconds(10));

        assertThat(desk.weChat.queries()).isEmpty();
    }
}
