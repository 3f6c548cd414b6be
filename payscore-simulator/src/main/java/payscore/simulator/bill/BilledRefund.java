package payscore.simulator.bill;

import java.time.Instant;

/**
 * A refund as the trade bill shows it.
 *
 * @param amount fen
 */
public record BilledRefund(
        String mchId, String transactionId, String refundId, String outRefundNo, long amount, Instant at) {}
