package payscore.application.port.out.wechat;

import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;

/**
 * WeChat Pay's refunds, which PayScore shares with every other product. The same promises as {@link PayScoreGateway}: it never throws
 * for what WeChat or the network does, signs each attempt afresh, verifies every answer, keeps a deadline, and never retries.
 */
public interface RefundGateway {
    /** The bytes of a refund; the caller keeps them and sends no others under its number. */
    RequestBody render(MchId mchId, Refund refund);

    /** Asks for a refund. What it is about is read from the bytes; the answer must repeat it. */
    CommandAnswer send(MchId mchId, RequestBody body);

    /** What may be kept of the request to pay a stuck refund another way: everything but whom exactly the money goes to. */
    RequestBody renderAbnormal(Refund refund, RefundPayee payee);

    /**
     * Asks to pay a stuck refund another way. Account and name leave encrypted with WeChat's key, and are neither kept nor logged.
     *
     * @param refund with its {@code refund_id}
     */
    CommandAnswer applyAbnormal(MchId mchId, Refund refund, RefundPayee payee);

    RefundAnswer query(MchId mchId, OutRefundNo outRefundNo);
}
