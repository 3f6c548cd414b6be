package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.in.BusinessReferenceInUse;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.CreateServiceOrder.Outcome;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.Fact;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;

/** A client that invents a new number after a time-out does not get a second live order (fault M06, invariant I14). */
class BusinessReferenceTest {
    private final Desk desk = new Desk();

    @Test
    void aSecondOrderForTheSameRentalIsRefusedWhileTheFirstIsNotDead() {
        desk.weChat.timesOut();
        create("FIRST");

        assertThatThrownBy(() -> create("SECOND")).isInstanceOfSatisfying(BusinessReferenceInUse.class,
                inUse -> assertThat(inUse.holder().outOrderNo()).isEqualTo(new OutOrderNo("FIRST")));
        assertThat(desk.weChat.sent()).hasSize(1);
        assertThat(desk.store.orders().find(key("SECOND"))).isEmpty();
    }

    @Test
    void theSameOrderAgainIsNoSecondOne() {
        desk.weChat.timesOut();
        create("FIRST");

        assertThat(create("FIRST")).isInstanceOf(Outcome.NotKnownYet.class);
    }

    @Test
    void anotherOrderMayFollowOneThatWeChatDeclined() {
        desk.weChat.declines("PARAM_ERROR").timesOut();
        create("FIRST");

        assertThat(create("SECOND")).isInstanceOf(Outcome.NotKnownYet.class);
    }

    @Test
    void theDeclinedOneCannotComeBackBesideItsSuccessor() {
        anotherOrderMayFollowOneThatWeChatDeclined();

        assertThatThrownBy(() -> create("FIRST")).isInstanceOf(BusinessReferenceInUse.class);
    }

    @Test
    void whatIsRefusedForItsReferenceHoldsNothing() {
        desk.weChat.timesOut();
        create("FIRST");
        assertThatThrownBy(() -> create("SECOND")).isInstanceOf(BusinessReferenceInUse.class);

        assertThat(desk.store.references().holder(ServiceOrders.MCH_ID, rental())).contains(new OutOrderNo("FIRST"));
    }

    @Test
    void withoutAReferenceNothingIsHeld() {
        desk.weChat.timesOut().accepts(new Fact.Created(Optional.empty()));
        create("FIRST");

        var second = desk.create.create(new CreateServiceOrder.Request(ServiceOrders.MCH_ID, new OutOrderNo("SECOND"),
                ServiceOrders.SERVICE_ID, ServiceOrders.terms(), Optional.empty()));

        assertThat(second).isInstanceOf(Outcome.Created.class);
    }

    private Outcome create(String number) {
        return desk.create.create(new CreateServiceOrder.Request(ServiceOrders.MCH_ID, new OutOrderNo(number),
                ServiceOrders.SERVICE_ID, ServiceOrders.terms(), Optional.of(rental())));
    }

    private static BusinessReference rental() {
        return new BusinessReference("rental 4711");
    }

    private static ServiceOrderKey key(String number) {
        return new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo(number));
    }
}
