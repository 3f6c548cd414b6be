package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.refund.OutRefundNo;

/** What every {@link RefundNumbers} must do. */
public interface RefundNumbersContract {
    OutRefundNo REFUND = new OutRefundNo("R_-*|@1");
    OutOrderNo ITS_ORDER = new OutOrderNo("REFUNDED-1");
    OutOrderNo ANOTHER_ORDER = new OutOrderNo("REFUNDED-2");

    RefundNumbers refundNumbers();

    Transactions transactions();

    @Test
    default void aFreeNumberIsClaimedOnce() {
        assertThat(refundNumbers().order(ServiceOrders.MCH_ID, REFUND)).isEmpty();
        assertThat(refundNumbers().claim(ServiceOrders.MCH_ID, REFUND, ITS_ORDER)).isTrue();
        assertThat(refundNumbers().claim(ServiceOrders.MCH_ID, REFUND, ANOTHER_ORDER)).isFalse();
        assertThat(refundNumbers().order(ServiceOrders.MCH_ID, REFUND)).contains(ITS_ORDER);
    }

    @Test
    default void aNumberThatIsNotFreeLeavesTheTransactionGoing() {
        refundNumbers().claim(ServiceOrders.MCH_ID, REFUND, ITS_ORDER);
        transactions().run(() -> {
            refundNumbers().claim(ServiceOrders.MCH_ID, REFUND, ANOTHER_ORDER);
            return refundNumbers().claim(ServiceOrders.MCH_ID, new OutRefundNo("R2"), ANOTHER_ORDER);
        });
        assertThat(refundNumbers().order(ServiceOrders.MCH_ID, new OutRefundNo("R2"))).contains(ANOTHER_ORDER);
    }

    @Test
    default void refundNumbersOfMerchantsAndInUpperAndLowerCaseDiffer() {
        refundNumbers().claim(ServiceOrders.MCH_ID, new OutRefundNo("Ra"), ITS_ORDER);
        assertThat(refundNumbers().claim(new MchId("1900000999"), new OutRefundNo("Ra"), ITS_ORDER)).isTrue();
        assertThat(refundNumbers().claim(ServiceOrders.MCH_ID, new OutRefundNo("RA"), ANOTHER_ORDER)).isTrue();
    }

    @Test
    default void ofManyClaimsOfARefundNumberAtOnceOneWins() {
        var won = Together.run(4,
                i -> refundNumbers().claim(ServiceOrders.MCH_ID, REFUND, new OutOrderNo("REFUNDED-" + i)));
        assertThat(won).filteredOn(claimed -> claimed).hasSize(1);
    }
}
