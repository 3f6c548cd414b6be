package payscore.domain.refund;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;

/**
 * Something WeChat signed about one refund.
 *
 * @param amount refunded, in fen
 * @param total of the transaction, in fen
 * @param status never one of ours
 * @param succeededAt when WeChat says the money was paid back, where it was
 */
public record RefundReport(
        OutRefundNo outRefundNo,
        TransactionId transactionId,
        Optional<RefundId> refundId,
        Fen amount,
        Fen total,
        RefundStatus status,
        Optional<Instant> succeededAt) {}
