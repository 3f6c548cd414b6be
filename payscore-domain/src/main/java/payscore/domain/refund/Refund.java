package payscore.domain.refund;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;

/**
 * One refund.
 *
 * @param transactionId the collection it gives back from
 * @param amount more than 0 fen
 * @param total what the transaction collected, in fen
 * @param reason shown to the user
 * @param refundId WeChat's number, once it told it
 * @param succeededAt when WeChat says the money was paid back
 * @param refusal WeChat's code, while it is declined
 * @param requestedAt our clock when the merchant asked for it first
 */
public record Refund(
        OutRefundNo outRefundNo,
        TransactionId transactionId,
        Fen amount,
        Fen total,
        Optional<String> reason,
        RefundStatus status,
        Optional<RefundId> refundId,
        Optional<Instant> succeededAt,
        Optional<String> refusal,
        Instant requestedAt) {
    /** Whether the merchant asks for the very same. */
    public boolean isFor(RefundTerms terms) {
        return outRefundNo.equals(terms.outRefundNo()) && amount.equals(terms.amount())
                && reason.equals(terms.reason());
    }

    /** Whether WeChat speaks of the refund we decided on, and not of another under its number. */
    public boolean isToldBy(RefundReport report) {
        return outRefundNo.equals(report.outRefundNo()) && transactionId.equals(report.transactionId())
                && amount.equals(report.amount());
    }

    /** Whether WeChat ends it otherwise than it has ended it before. */
    public boolean isContradictedBy(RefundReport report) {
        return status.isFinal() && report.status().isFinal() && status != report.status();
    }

    Refund advancedBy(RefundReport told) {
        return new Refund(outRefundNo, transactionId, amount, total, reason, told.status(),
                refundId.or(told::refundId), told.succeededAt(), Optional.empty(), requestedAt);
    }

    Refund declined(String code) {
        return new Refund(outRefundNo, transactionId, amount, total, reason, RefundStatus.DECLINED, refundId,
                succeededAt, Optional.of(code), requestedAt);
    }
}
