package payscore.adapter.web.refund;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.domain.order.ServiceOrder;
import payscore.domain.refund.Abnormality;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundId;

/**
 * A refund as a part of its order.
 *
 * @param transactionId the transaction it gives back from, chosen by the service
 * @param amount in fen
 * @param status WeChat's word, or REQUESTED while its answer is not known, or DECLINED
 * @param declinedCode WeChat's code, while it is declined
 * @param abnormalRefund the latest wish to have it paid another way, once it got stuck
 */
public record RefundJson(
        String outRefundNo,
        String transactionId,
        long amount,
        Optional<String> reason,
        String status,
        Optional<String> refundId,
        Optional<OffsetDateTime> successTime,
        Optional<String> declinedCode,
        OffsetDateTime requestedAt,
        Optional<AbnormalRefundJson> abnormalRefund) {
    /**
     * Whom the money goes to is WeChat's to know.
     *
     * @param type USER_BANK_CARD or MERCHANT_BANK_CARD
     * @param outcome DECIDED while WeChat's answer is not known, TAKEN, or DECLINED
     * @param declinedCode WeChat's code, where it is declined; STILL_ABNORMAL where no request has reached WeChat
     */
    public record AbnormalRefundJson(
            String type, String outcome, Optional<String> declinedCode, OffsetDateTime decidedAt) {
        static AbnormalRefundJson of(Abnormality.Application wish) {
            return new AbnormalRefundJson(wish.type().name(), wish.outcome().name(), wish.refusal(),
                    WireTime.of(wish.decidedAt()));
        }
    }

    static RefundJson of(Refund refund) {
        return new RefundJson(refund.outRefundNo().value(), refund.transactionId().value(), refund.amount().amount(),
                refund.reason(), refund.status().name(), refund.refundId().map(RefundId::value),
                refund.succeededAt().map(WireTime::of), refund.refusal(), WireTime.of(refund.requestedAt()),
                refund.application().map(AbnormalRefundJson::of));
    }

    /** Empty where nothing was ever refunded. */
    public static Optional<List<RefundJson>> of(ServiceOrder order) {
        return Optional.of(order.refunds().list()).filter(some -> !some.isEmpty())
                .map(some -> some.stream().map(RefundJson::of).toList());
    }
}
