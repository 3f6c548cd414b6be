package payscore.application.port.out.store;

/** What a command asks WeChat to do. */
public enum CommandKind {
    /** Create the order, or re-enter its creation for a fresh {@code package}. */
    CREATE,
    COMPLETE,
    CANCEL,
    /** Lower the amount. */
    MODIFY,
    /** Tell that the merchant was paid outside PayScore. */
    SYNC,
    /** Ask for one extra deduction; nothing is left of it that could be undone, so it is never sent twice. */
    COLLECT,
    /** Give money back; the one refund of the order that is only requested. */
    REFUND,
    /**
     * Have a stuck refund paid another way; the one refund of the order that is being redirected. What is kept of the request lacks whom
     * the money goes to, so that nobody but its caller can send it.
     */
    ABNORMAL_REFUND,
    /** Prepare a user's authorisation, or re-enter that for a fresh token. */
    PRE_PERMIT,
    /** Withdraw a user's authorisation. */
    TERMINATE
}
