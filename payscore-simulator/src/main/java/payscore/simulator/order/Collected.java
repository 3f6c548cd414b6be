package payscore.simulator.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that came in for an order.
 *
 * @param amount fen
 * @param transactionId of WeChat's charge; empty for money the merchant says it got elsewhere
 */
public record Collected(Instant at, long amount, Optional<String> transactionId) {
    /** WeChat took it from the user. */
    public boolean isCharge() {
        return transactionId.isPresent();
    }
}
