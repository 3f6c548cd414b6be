package payscore.adapter.web.refund;

import java.util.List;
import payscore.domain.order.ServiceOrder;

/**
 * All refunds of an order, oldest first.
 *
 * @param refundedAmount paid back so far, in fen
 * @param claimedAmount paid back or on its way, in fen; so much cannot be refunded again
 */
record RefundListResponse(
        String mchId, String outOrderNo, long refundedAmount, long claimedAmount, List<RefundJson> refunds) {
    static RefundListResponse of(ServiceOrder order) {
        return new RefundListResponse(order.key().mchId().value(), order.key().outOrderNo().value(),
                order.refunds().refunded().amount(), order.refunds().claimed().amount(),
                order.refunds().list().stream().map(RefundJson::of).toList());
    }
}
