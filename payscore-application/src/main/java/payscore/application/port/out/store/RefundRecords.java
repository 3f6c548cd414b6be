package payscore.application.port.out.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/**
 * What is known of refunds, for comparison with bills. {@link ServiceOrderRepository} keeps them: a refund is here from the commit on that
 * stores the version of the order that knows it.
 */
public interface RefundRecords {
    /** All refunds of an order, whatever became of them. */
    List<Refund> ofOrder(ServiceOrderKey key);

    /**
     * Refunds that WeChat says it paid back on a day, in the order of their numbers.
     *
     * @param day in Beijing
     * @param after continue behind this one of an earlier page
     */
    List<Known> doneOn(MchId mchId, LocalDate day, Optional<OutRefundNo> after, int limitMax);

    /**
     * A refund that was paid back.
     *
     * @param amount in fen
     */
    record Known(OutRefundNo outRefundNo, OutOrderNo outOrderNo, Fen amount) {}
}
