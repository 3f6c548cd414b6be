package payscore.simulator.phone;

import java.time.Duration;
import java.time.Instant;
import payscore.simulator.order.OrderKey;

/**
 * One opened PayScore page in one user's hand.
 *
 * @param confirmation true for the confirmation page, false for the order's detail page
 */
record PageSession(String id, OrderKey key, String openid, boolean confirmation, Instant openedAt) {
    /** A confirmation page left open longer is dead. */
    private static final Duration LIFE = Duration.ofHours(2);

    boolean dead(Instant now) {
        return confirmation && !now.isBefore(openedAt.plus(LIFE));
    }
}
