package payscore.domain.reconciliation;

import java.time.LocalDateTime;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;

/** One line of a trade bill. Which order it is about is read from two places, because WeChat writes it into two (D4). */
public sealed interface StatementLine {
    /**
     * Somebody paid.
     *
     * @param outOrderNo the order it says it is about: its own number for {@link TradeType#JSAPI}, the third part of the merchant data
     *     packet for {@link TradeType#AUTH}; empty where it says none, or none that an order of ours could have
     * @param tradedAt in Beijing time, as written
     */
    record Payment(TransactionId transactionId, TradeType tradeType, Optional<OutOrderNo> outOrderNo, Fen amount,
            LocalDateTime tradedAt) implements StatementLine {}

    /**
     * Money went back.
     *
     * @param refundId {@code refund_id}, WeChat's number
     * @param outRefundNo {@code out_refund_no}, the merchant's number, raw
     * @param outOrderNo as for {@link Payment}
     * @param amount what was asked to be refunded
     */
    record Refund(String refundId, String outRefundNo, TransactionId transactionId, Optional<OutOrderNo> outOrderNo,
            Fen amount) implements StatementLine {}

    /** Another business of the same merchant number: neither type of payment that PayScore makes. */
    record Other() implements StatementLine {}
}
