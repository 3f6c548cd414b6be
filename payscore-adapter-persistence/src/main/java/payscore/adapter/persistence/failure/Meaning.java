package payscore.adapter.persistence.failure;

/** What is known when the database, or the way to it, reports an error for a statement. */
public enum Meaning {
    /** The server did not carry the statement out, and will not carry out another for a while. */
    REFUSED,
    /** The statement was cut off half way, by a lost connection or a time limit. Only a COMMIT makes it last. */
    CUT_OFF,
    /** The victim of a deadlock, or waited too long for a lock. */
    CONFLICT,
    /** A row with this key is there already. */
    DUPLICATE,
    /** Not in the table. */
    UNKNOWN
}
