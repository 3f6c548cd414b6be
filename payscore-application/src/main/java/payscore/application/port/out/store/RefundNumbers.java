package payscore.application.port.out.store;

import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.refund.OutRefundNo;

/** Which order a merchant's refund number belongs to, for ever; a unique key holds that it is one. */
public interface RefundNumbers {
    Optional<OutOrderNo> order(MchId mchId, OutRefundNo outRefundNo);

    /** Takes a free number for an order. Answers false when it is not free; the transaction goes on. */
    boolean claim(MchId mchId, OutRefundNo outRefundNo, OutOrderNo outOrderNo);
}
