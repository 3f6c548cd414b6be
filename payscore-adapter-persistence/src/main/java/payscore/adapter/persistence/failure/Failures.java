package payscore.adapter.persistence.failure;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import payscore.application.port.out.store.StoreFailure;

/** Turns exceptions of MyBatis, Spring and JDBC into what the ports promise; never guesses (reliability design, section 0). */
public final class Failures {
    private final DatabaseErrors errors;

    public Failures(DatabaseErrors errors) {
        this.errors = errors;
    }

    /** No transaction could be begun, so nothing was done. */
    public StoreFailure ofBegin(Throwable failure) {
        return new StoreFailure.Unavailable("The database gives no connection" + code(failure), failure);
    }

    /** A statement inside a transaction, whose COMMIT was not attempted: nothing of it lasts. */
    public RuntimeException ofStatement(RuntimeException failure) {
        return translated(failure, () -> switch (meaning(failure)) {
            case REFUSED, CUT_OFF -> unavailable(failure);
            case CONFLICT -> conflict(failure);
            case DUPLICATE -> duplicate(failure);
            case UNKNOWN -> failure;
        });
    }

    /** A statement that reads, outside any transaction. */
    public RuntimeException ofRead(RuntimeException failure) {
        return translated(failure,
                () -> meaning(failure) == Meaning.CONFLICT ? conflict(failure) : unavailable(failure));
    }

    /** A statement that writes and is its own transaction: where it was cut off, its commit may have been under way. */
    public RuntimeException ofLoneWrite(RuntimeException failure) {
        return translated(failure, () -> switch (meaning(failure)) {
            case REFUSED -> unavailable(failure);
            case CONFLICT -> conflict(failure);
            case DUPLICATE -> duplicate(failure);
            case CUT_OFF, UNKNOWN -> commitUnknown(failure);
        });
    }

    /** COMMIT was attempted. */
    public StoreFailure ofCommit(RuntimeException failure) {
        var error = DatabaseErrors.in(failure);
        if (error.filter(errors::isRolledBackAtCommit).isEmpty()) {
            return commitUnknown(failure);
        }
        return errors.of(error.get()) == Meaning.CONFLICT ? conflict(failure) : unavailable(failure);
    }

    /** What has nothing to do with the database goes on as it is. */
    private static RuntimeException translated(RuntimeException failure, Supplier<RuntimeException> ofDatabase) {
        if (isWithoutConnection(failure)) {
            return unavailable(failure);
        }
        return DatabaseErrors.in(failure).isPresent() ? ofDatabase.get() : failure;
    }

    private static boolean isWithoutConnection(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CannotGetJdbcConnectionException) {
                return true;
            }
        }
        return false;
    }

    private Meaning meaning(Throwable failure) {
        return DatabaseErrors.in(failure).map(errors::of).orElse(Meaning.UNKNOWN);
    }

    private static StoreFailure unavailable(Throwable failure) {
        return new StoreFailure.Unavailable("The database cannot be used now" + code(failure), failure);
    }

    private static StoreFailure conflict(Throwable failure) {
        return new StoreFailure.Conflict("Another transaction was in the way" + code(failure), failure);
    }

    private static StoreFailure commitUnknown(Throwable failure) {
        return new StoreFailure.CommitUnknown(
                "A commit was cut off; whether it took place is not known" + code(failure),
                failure);
    }

    private static RuntimeException duplicate(Throwable failure) {
        return new DuplicateKeyException("A row with this key is there already", failure);
    }

    private static String code(Throwable failure) {
        return DatabaseErrors.in(failure).map(SQLException::getErrorCode).map(code -> " (error " + code + ")")
                .orElse("");
    }
}
