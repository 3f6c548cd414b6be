package payscore.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.FaultyTransactions.Fault;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.fixture.Covers;

/** Every version of an order is told of, in the transaction that stores it (invariant I9). */
class AnnouncingTest {
    private final Desk desk = new Desk();

    @Test
    @Covers("B07")
    void everyVersionIsToldOfOnceToEachEndpoint() {
        desk.endpoints = List.of("till", "accounting");
        desk.withOrderInUse();

        assertThat(desk.deliveries()).hasSize(2 * (int) desk.order().version());
        assertThat(desk.deliveries()).filteredOn(delivery -> delivery.endpoint().equals("till"))
                .extracting(WebhookDelivery::version).containsExactly(1L, 2L, 3L);
        assertThat(desk.deliveries().stream().map(WebhookDelivery::messageId).distinct()).hasSize(3);
    }

    @Test
    @Covers("B07")
    void whatIsNotStoredIsNotToldOf() {
        desk.endpoints = List.of("till");
        desk.transactions.next(Fault.ROLLED_BACK_AND_REPORTED_AS_UNKNOWN);

        assertThatThrownBy(() -> desk.create.create(Desk.request())).isInstanceOf(StoreFailure.class);

        assertThat(desk.deliveries()).isEmpty();
    }

    @Test
    void aMerchantWithoutEndpointsIsToldNothing() {
        desk.withOrderInUse();

        assertThat(desk.deliveries()).isEmpty();
    }
}
