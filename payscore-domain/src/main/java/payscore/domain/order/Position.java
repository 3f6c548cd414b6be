package payscore.domain.order;

/**
 * Where an order stands: WeChat's triple ({@code state}, {@code state_description}, {@code collection.state}) judged together, plus
 * our own {@link #REQUESTED}. {@code state} alone is not enough: DOING means both "in use" and "waiting for money".
 */
public enum Position {
    /** Asked for, not yet answered, or refused by WeChat. Ours: WeChat knows no such state. */
    REQUESTED("REQUESTED", "", 0),
    /** Waiting for the user's confirmation. */
    CREATED("CREATED", "", 10),
    /** The user confirmed; the service may run. */
    IN_USE("DOING", "USER_CONFIRM", 20),
    /** The merchant completed; WeChat deducts until it succeeds. */
    COLLECTING("DOING", "MCH_COMPLETE", 30),
    /** WeChat, or the merchant outside PayScore, collected everything. */
    PAID("DONE", "", 40),
    /** Completed with nothing to collect. */
    CLOSED_WITH_ZERO("DONE", "", 40),
    /** Cancelled by the merchant. */
    CANCELLED("REVOKED", "", 40),
    /** Not confirmed within WeChat's 30 days. */
    EXPIRED("EXPIRED", "", 40);

    private static final int TERMINAL_RANK = 40;

    private final String state;
    private final String stateDescription;
    private final int rank;

    Position(String state, String stateDescription, int rank) {
        this.state = state;
        this.stateDescription = stateDescription;
        this.rank = rank;
    }

    /** WeChat's {@code state}, or our word REQUESTED. */
    public String state() {
        return state;
    }

    /** WeChat's {@code state_description}; empty where WeChat returns none, which is everywhere but in DOING. */
    public String stateDescription() {
        return stateDescription;
    }

    /** Whether the user has confirmed at some time; only ever true on WeChat's word. */
    public boolean isConfirmed() {
        return switch (this) {
            case IN_USE, COLLECTING, PAID, CLOSED_WITH_ZERO -> true;
            case REQUESTED, CREATED, CANCELLED, EXPIRED -> false;
        };
    }

    public boolean isTerminal() {
        return rank == TERMINAL_RANK;
    }

    boolean isAbove(Position other) {
        return rank > other.rank;
    }
}
