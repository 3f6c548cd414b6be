package payscore.domain.reconciliation;

/** The difference is explained already; nobody needs to look into it. */
public final class DifferenceNotOpen extends RuntimeException {
    private final transient DifferenceKey key;
    private final Fate fate;

    public DifferenceNotOpen(DifferenceKey key, Fate fate) {
        super("Difference " + key.id() + " is " + fate + ".");
        this.key = key;
        this.fate = fate;
    }

    public DifferenceKey key() {
        return key;
    }

    public Fate fate() {
        return fate;
    }
}
