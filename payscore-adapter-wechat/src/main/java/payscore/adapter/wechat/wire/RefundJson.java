package payscore.adapter.wechat.wire;

import java.util.Optional;

/**
 * A refund in answers and notifications (API reference C1, notifications §6): the API says {@code status}, a notification
 * {@code refund_status}.
 */
record RefundJson(
        Optional<String> mchid,
        Optional<String> refundId,
        Optional<String> outRefundNo,
        Optional<String> transactionId,
        Optional<String> status,
        Optional<String> refundStatus,
        Optional<String> successTime,
        Optional<AmountJson> amount) {
    record AmountJson(Optional<Long> refund, Optional<Long> total, Optional<String> currency) {}
}
