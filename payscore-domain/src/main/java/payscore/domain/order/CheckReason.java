package payscore.domain.order;

/** Why WeChat will be asked about an order. */
public enum CheckReason {
    /** The user came back from the page; coming back proves nothing, so we look closely for a moment. */
    USER_RETURNED,
    /** The user's confirmation may come, or WeChat's 30 days may end. */
    CONFIRMATION_EXPECTED,
    /** In use: nothing is expected but a cancellation by somebody else; a slow watch. */
    SLOW_WATCH,
    /** WeChat deducts until it succeeds. */
    PAYMENT_EXPECTED,
    /** WeChat has accepted a refund and not ended it. */
    REFUND_EXPECTED,
    /** A message disagreed with what we hold. */
    DOUBT,
    /** The order has ended and is one of the few that are looked at once more ({@link AuditSample}). */
    AUDIT;

    /** Whether there is something to ask about an order that has ended. */
    public boolean outlastsTheOrder() {
        return this == REFUND_EXPECTED || this == DOUBT || this == AUDIT;
    }
}
