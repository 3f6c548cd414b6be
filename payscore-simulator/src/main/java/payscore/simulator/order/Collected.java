package payscore.simulator.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that came in for an order.
 *
 * @param amount fen
 * @param transactionId of WeChat's charge; empty for money the merchant says it got elsewhere
 * @param isByUser whether the user paid on the page of the order; else WeChat deducted by itself
 */
public record Collected(Instant at, long amount, Optional<String> transactionId, boolean isByUser) {
    /** Money the merchant says it got elsewhere. */
    Collected(Instant at, long amount, Optional<String> transactionId) {
        this(at, amount, transactionId, false);
    }

    /** WeChat took it from the user. */
    public boolean isCharge() {
        return transactionId.isPresent();
    }
}
