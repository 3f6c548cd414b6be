package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.application.fixture.DetailedServiceOrders.NOW;

import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

/** What {@link SwitchedOffEndpoints} must do. */
public interface SwitchedOffEndpointsContract {
    EndpointKey SHOP = new EndpointKey(ServiceOrders.MCH_ID, "shop");
    EndpointKey SHOP_OF_ANOTHER = new EndpointKey(new MchId("1900000999"), "shop");

    SwitchedOffEndpoints switchedOff();

    @Test
    default void anEndpointIsOnUntilItIsSwitchedOff() {
        assertThat(switchedOff().find(SHOP)).isEmpty();
        assertThat(switchedOff().list(ServiceOrders.MCH_ID)).isEmpty();
        assertThat(switchedOff().switchOn(SHOP)).isFalse();
    }

    @Test
    default void aSwitchedOffEndpointTellsWhyAndSinceWhen() {
        var off = new SwitchedOff(SHOP, "410 已下线", NOW);

        switchedOff().switchOff(off);

        assertThat(switchedOff().find(SHOP)).contains(off);
        assertThat(switchedOff().list(ServiceOrders.MCH_ID)).containsExactly(off);
    }

    @Test
    default void theFirstReasonStays() {
        var off = new SwitchedOff(SHOP, "410", NOW);
        switchedOff().switchOff(off);

        switchedOff().switchOff(new SwitchedOff(SHOP, "operator", NOW.plusSeconds(1)));

        assertThat(switchedOff().find(SHOP)).contains(off);
    }

    @Test
    default void itIsSwitchedOnOnce() {
        switchedOff().switchOff(new SwitchedOff(SHOP, "410", NOW));

        assertThat(switchedOff().switchOn(SHOP)).isTrue();
        assertThat(switchedOff().switchOn(SHOP)).isFalse();

        assertThat(switchedOff().find(SHOP)).isEmpty();
    }

    @Test
    default void endpointsAreSeparateByMerchantAndByCase() {
        var off = new SwitchedOff(SHOP, "410", NOW);
        switchedOff().switchOff(off);

        assertThat(switchedOff().find(SHOP_OF_ANOTHER)).isEmpty();
        assertThat(switchedOff().find(new EndpointKey(ServiceOrders.MCH_ID, "Shop"))).isEmpty();
        assertThat(switchedOff().list(SHOP_OF_ANOTHER.mchId())).isEmpty();
        assertThat(switchedOff().switchOn(SHOP_OF_ANOTHER)).isFalse();
        assertThat(switchedOff().find(SHOP)).contains(off);
    }

    @Test
    default void manyMaySwitchItOffAtOnce() {
        Together.run(4, i -> {
            switchedOff().switchOff(new SwitchedOff(SHOP, "reason " + i, NOW));
            return i;
        });

        assertThat(switchedOff().list(ServiceOrders.MCH_ID)).hasSize(1);
    }
}
