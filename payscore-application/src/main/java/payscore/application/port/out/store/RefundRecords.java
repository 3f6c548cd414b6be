package payscore.application.port.out.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/** What is known of refunds, for comparison with bills. */
public interface RefundRecords {
    /** All refunds of an order, whatever became of them. */
    List<Refund> ofOrder(ServiceOrderKey key);

    /**
     * Refunds that WeChat carried out on a day, in the order of their numbers.
     *
     * @param after continue behind this one of an earlier page
     */
    List<Known> doneOn(MchId mchId, LocalDate day, Optional<OutRefundNo> after, int limitMax);

    /** A refund with its order. */
    record Known(OutOrderNo outOrderNo, Refund refund) {}
}
