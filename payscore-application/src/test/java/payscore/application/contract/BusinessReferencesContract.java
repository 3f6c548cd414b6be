package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;

/** What every {@link BusinessReferences} must do. */
public interface BusinessReferencesContract {
    BusinessReference RENTAL = new BusinessReference("rental 4711");
    OutOrderNo FIRST = new OutOrderNo("REF-1");
    OutOrderNo SECOND = new OutOrderNo("REF-2");

    BusinessReferences references();

    Transactions transactions();

    @Test
    default void aFreeReferenceIsClaimedOnce() {
        assertThat(references().holder(ServiceOrders.MCH_ID, RENTAL)).isEmpty();
        assertThat(references().claim(ServiceOrders.MCH_ID, RENTAL, FIRST)).isTrue();
        assertThat(references().claim(ServiceOrders.MCH_ID, RENTAL, SECOND)).isFalse();
        assertThat(references().holder(ServiceOrders.MCH_ID, RENTAL)).contains(FIRST);
    }

    @Test
    default void aRefusedClaimLeavesTheTransactionGoing() {
        references().claim(ServiceOrders.MCH_ID, RENTAL, FIRST);
        transactions().run(() -> {
            references().claim(ServiceOrders.MCH_ID, RENTAL, SECOND);
            return references().claim(ServiceOrders.MCH_ID, new BusinessReference("rental 4712"), SECOND);
        });
        assertThat(references().holder(ServiceOrders.MCH_ID, new BusinessReference("rental 4712"))).contains(SECOND);
    }

    @Test
    default void onlyTheHolderHandsOver() {
        references().claim(ServiceOrders.MCH_ID, RENTAL, FIRST);
        assertThat(references().handOver(ServiceOrders.MCH_ID, RENTAL, SECOND, FIRST)).isFalse();
        assertThat(references().handOver(ServiceOrders.MCH_ID, RENTAL, FIRST, SECOND)).isTrue();
        assertThat(references().holder(ServiceOrders.MCH_ID, RENTAL)).contains(SECOND);
    }

    @Test
    default void referencesOfMerchantsAndInUpperAndLowerCaseDiffer() {
        references().claim(ServiceOrders.MCH_ID, RENTAL, FIRST);
        assertThat(references().claim(new MchId("1900000999"), RENTAL, SECOND)).isTrue();
        assertThat(references().claim(ServiceOrders.MCH_ID, new BusinessReference("Rental 4711"), SECOND)).isTrue();
    }

    @Test
    default void ofManyClaimsAtOnceOneWins() {
        var won = Together.run(4, i -> references().claim(ServiceOrders.MCH_ID, RENTAL, new OutOrderNo("REF-" + i)));
        assertThat(won).filteredOn(claimed -> claimed).hasSize(1);
    }
}
