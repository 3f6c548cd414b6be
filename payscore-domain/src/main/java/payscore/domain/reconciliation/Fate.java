package payscore.domain.reconciliation;

/** What became of a difference. */
public enum Fate {
    /** Nobody has explained it yet. */
    OPEN,
    /** It is none any more: WeChat, asked, told what we lacked, a later bill shows it, or a later run finds none. */
    SETTLED,
    /** The order was unknown here and was taken in, into quarantine, on WeChat's word. */
    ADOPTED,
    /** WeChat, asked, knows no such service order: another business of the same merchant number. */
    UNRELATED,
    /** The merchant has seen it and looks into it. */
    ACKNOWLEDGED,
    /** The merchant has dealt with it; final. */
    RESOLVED;

    /** Whether it still needs somebody. */
    public boolean isUnexplained() {
        return this == OPEN || this == ACKNOWLEDGED;
    }
}
