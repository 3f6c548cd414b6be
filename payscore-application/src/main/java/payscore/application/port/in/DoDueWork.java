package payscore.application.port.in;

/**
 * Does what is due. The only background work there is: whatever the service owes is a row with a due time, in a bucket that one node
 * holds at a time.
 */
public interface DoDueWork {
    /** Kinds of due work. Each is worked off on its own, so that one that waits for somebody slow holds up no other. */
    enum Kind {
        /** Apply notifications. */
        NOTIFICATIONS,
        /** Settle commands without a definite answer. */
        COMMANDS,
        /** Ask WeChat about open orders. */
        CHECKS,
        /** Settle what is owed about authorisations, and ask WeChat about open ones. */
        AUTHORIZATIONS,
        /** Tell the merchant's systems. */
        WEBHOOKS,
        /** Compare with WeChat's daily bills. */
        RECONCILIATIONS,
        /** Forget what is old. */
        HOUSEKEEPING
    }

    /**
     * One round.
     *
     * @param limitMax at most so many rows
     * @return how many rows were worked on; {@code limitMax} means that more may be due
     */
    int round(Kind kind, int limitMax);
}
