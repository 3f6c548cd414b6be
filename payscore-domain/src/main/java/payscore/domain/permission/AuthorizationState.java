package payscore.domain.permission;

/**
 * WeChat's {@code authorization_state}, plus our own {@link #REQUESTED}. A small lattice: the first two only lead upward, and nothing leads
 * back to them; between the last two the later one of grant and withdrawal decides.
 */
public enum AuthorizationState {
    /** Asked for, not yet answered, or refused. Ours: WeChat knows no such state. */
    REQUESTED(0),
    /** Pre-permitted; no user yet. */
    UNBINDUSER(1),
    /** The user has authorised the service: orders need no confirmation. */
    AVAILABLE(2),
    /** Withdrawn, by the user or by the merchant. Running orders go on; new ones are refused. */
    UNAVAILABLE(2);

    private final int rank;

    AuthorizationState(int rank) {
        this.rank = rank;
    }

    boolean isBelow(AuthorizationState other) {
        return rank < other.rank;
    }

    /** Whether a user has had a say. */
    boolean isBound() {
        return this == AVAILABLE || this == UNAVAILABLE;
    }
}
