package payscore.domain.refund;

/**
 * {@code status} of a refund. Only SUCCESS and CLOSED are final; ABNORMAL can still become SUCCESS, and PROCESSING once it is paid another
 * way (see {@link Abnormality}). The first two are ours: WeChat has not said that it knows the refund.
 */
public enum RefundStatus {
    /** Decided on; what WeChat makes of it is not known yet. */
    REQUESTED(0),
    /** WeChat did not accept it. The same number may be asked for again. */
    DECLINED(1),
    /** WeChat has accepted it; the money is on its way. */
    PROCESSING(2),
    /** The user's card takes no money. */
    ABNORMAL(3),
    SUCCESS(4),
    /** WeChat has ended it without paying; the money is still the merchant's. */
    CLOSED(4);

    private final int rank;

    RefundStatus(int rank) {
        this.rank = rank;
    }

    boolean isAbove(RefundStatus other) {
        return rank > other.rank;
    }

    /** Whether WeChat has accepted it and has not ended it. */
    public boolean isOpenAtWeChat() {
        return this == PROCESSING || this == ABNORMAL;
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return this == SUCCESS || this == CLOSED;
    }

    /** Whether money has been or may still be paid back. */
    boolean claimsMoney() {
        return this != CLOSED && this != DECLINED;
    }
}
