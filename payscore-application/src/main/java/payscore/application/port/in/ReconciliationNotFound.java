package payscore.application.port.in;

/** The day was never compared with a bill, and will not be unless somebody asks for it. */
public final class ReconciliationNotFound extends RuntimeException {
    public ReconciliationNotFound() {
        super("There is no such reconciliation");
    }
}
