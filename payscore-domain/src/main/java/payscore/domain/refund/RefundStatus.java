package payscore.domain.refund;

/** {@code status} of a refund. Only SUCCESS and CLOSED are final; ABNORMAL can still become SUCCESS. */
public enum RefundStatus {
    PROCESSING(0), ABNORMAL(1), SUCCESS(2), CLOSED(2);

    private final int rank;

    RefundStatus(int rank) {
        this.rank = rank;
    }

    boolean isAbove(RefundStatus other) {
        return rank > other.rank;
    }
}
