package payscore.application.port.out.store;

/** A lost race: the row was changed since it was read. Read again and decide again. */
public final class StaleReconciliation extends RuntimeException {
    /** @param what of a day or of a difference */
    public StaleReconciliation(String what) {
        super(what + " was changed meanwhile");
    }
}
