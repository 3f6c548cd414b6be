package payscore.application.port.out.wechat;

import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/**
 * WeChat Pay's refunds, which PayScore shares with every other product. The same promises as {@link PayScoreGateway}: it never throws
 * for what WeChat or the network does, signs each attempt afresh, verifies every answer, keeps a deadline, and never retries.
 */
public interface RefundGateway {
    /** The bytes of a refund; the caller keeps them and sends no others under its number. */
    RequestBody render(MchId mchId, Refund refund);

    /** Asks for a refund. What it is about is read from the bytes; the answer must repeat it. */
    CommandAnswer send(MchId mchId, RequestBody body);

    RefundAnswer query(MchId mchId, OutRefundNo outRefundNo);
}
