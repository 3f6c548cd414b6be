package payscore.domain.refund;

import java.time.Instant;
import payscore.domain.money.Fen;

/**
 * One refund.
 *
 * @param amount more than 0 fen
 */
public record Refund(OutRefundNo outRefundNo, Fen amount, RefundStatus status, Instant requestedAt) {
    Refund advancedTo(RefundStatus told) {
        return new Refund(outRefundNo, amount, told, requestedAt);
    }
}
