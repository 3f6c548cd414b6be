package payscore.simulator.bill;

/** What is wrong with every bill while it is switched on. */
public enum BillTrick {
    /** WeChat is still at it: STATEMENT_CREATING, whatever the hour. */
    LATE,
    /** The file is cut in the middle; its hash is that of the whole. */
    TRUNCATED,
    /** The hash that is promised belongs to another file. */
    WRONG_HASH,
    /** Every line is there twice; the summary counts each once. */
    DUPLICATE_LINES,
    /** The first line is left out, of the summary, too. */
    MISSING_LINE,
    /** The refunds are left out, of the summary, too. */
    MISSING_REFUNDS
}
