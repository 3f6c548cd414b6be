package payscore.domain.reconciliation;

/** In what a bill and we differ. */
public enum DifferenceKind {
    /** The bill shows a payment that we do not know. */
    PAYMENT_NOT_OURS,
    /** We know a payment of that day that no bill shows. */
    PAYMENT_NOT_THEIRS,
    /** Both know the payment, with other amounts. */
    PAYMENT_AMOUNT,
    /** The bill shows a refund of one of our payments that we did not ask for. */
    REFUND_NOT_OURS,
    /** We know a refund of that day that the bill does not show. */
    REFUND_NOT_THEIRS,
    /** Both know the refund, with other amounts. */
    REFUND_AMOUNT
}
