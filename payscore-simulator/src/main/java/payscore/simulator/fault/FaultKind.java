package payscore.simulator.fault;

/** What goes wrong. The first group spoils API calls, the second callbacks, the third both. */
public enum FaultKind {
    /** The connection is closed and nothing is executed. */
    DROP_BEFORE,
    /** The call is executed, then the connection is closed. */
    DROP_AFTER,
    /** The connection is closed now, the call is executed after the delay. */
    DROP_AND_EXECUTE_LATER,
    /** An error answer (default 500 SYSTEM_ERROR) and nothing is executed. */
    ERROR_BEFORE,
    /** The call is executed, then an error answer (default 500 SYSTEM_ERROR). */
    ERROR_AFTER,
    /** An unsigned HTML page (default 502), nothing executed. */
    HTML_BEFORE,
    /** An unsigned HTML page (default 502) although the call was executed. */
    HTML_AFTER,
    /** 429 FREQUENCY_LIMITED, nothing executed. */
    THROTTLE,
    /** Waits, then executes and answers as usual. */
    DELAY_BEFORE,
    /** Executes, then waits with the answer. */
    DELAY_AFTER,
    /** The body arrives byte by byte, one per delay (default 1 s). */
    SLOW_DRIP,
    /** The body is padded with blanks to so many bytes (default 16 MiB). */
    HUGE_BODY,
    /** A good signature naming a key nobody knows. */
    UNKNOWN_SERIAL,
    /** The answer shows another order's number. */
    OTHER_ORDER,
    /** The body is cut in the middle, signed as it is. */
    MALFORMED_JSON,
    /** The body says its state twice. */
    DUPLICATE_KEYS,
    /** A query answers what was true before the last transition, or before the last so many (count). */
    STALE_STATE,
    /** A query answers 404 as if the order did not exist yet. */
    NOT_VISIBLE,
    /** 302 to another address. */
    REDIRECT,
    /**
     * The answer waits until a callback for the order has been delivered: a completion is deducted at once, a created order is
     * confirmed at once by the default user.
     */
    ANSWER_AFTER_CALLBACK,

    /** The callback is never sent. */
    SUPPRESS,
    /** The first delivery comes later by the delay of simulated time. */
    DELAY_CALLBACK,
    /** Delivered so many extra times (count, default 1) after the first. */
    DUPLICATE,
    /** Kept until it is released by the control API. */
    HOLD,
    /** Encrypted with empty associated data, which the envelope then leaves out. */
    NO_ASSOCIATED_DATA,
    /** The envelope's associated data does not belong to the ciphertext. */
    WRONG_ASSOCIATED_DATA,
    /** The plaintext names another merchant. */
    OTHER_MERCHANT,

    /** A well-formed signature under WeChat's serial that does not belong to the message. */
    WRONG_SIGNATURE,
    /** WeChat's own probe: the signature begins with WECHATPAY/SIGNTEST/. */
    SIGNTEST,
    NO_SIGNATURE,
    /** Well signed, but dated ten minutes ago. */
    STALE_TIMESTAMP,
    /** One fen more than the truth in total_amount, risk_fund.amount and the collected amounts. */
    OTHER_AMOUNT,
    /** A state no paper knows. */
    UNKNOWN_STATE
}
