package payscore.application.port.out.store;

/**
 * The store could not do what it was asked. Which of the three it is decides what may be done next, so nobody guesses it from an
 * exception's class: adapters classify the database's error codes by a table, and what is not in it is {@link CommitUnknown}
 * when a commit was attempted.
 */
public abstract sealed class StoreFailure extends RuntimeException {
    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Nothing was stored, and the store is not usable now: no connection, read-only, full. Asking again later is safe. */
    public static final class Unavailable extends StoreFailure {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nothing was stored: the transaction was the victim of a deadlock or waited too long for a lock. Run it again. */
    public static final class Conflict extends StoreFailure {
        public Conflict(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * COMMIT was attempted and failed: everything or nothing is stored, or will be in a moment. Only reading tells
     * (reliability design D01: of commits that threw, most had happened).
     */
    public static final class CommitUnknown extends StoreFailure {
        public CommitUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
