package payscore.adapter.persistence.transaction;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import payscore.adapter.persistence.failure.Doom;
import payscore.adapter.persistence.failure.Failures;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;

/**
 * Database transactions at READ COMMITTED: every statement that changes something carries a version, which REPEATABLE READ
 * would not replace (reliability design 0.8). Begin, work and COMMIT are told apart, because a failure means something else in
 * each: {@link StoreFailure.CommitUnknown} comes of a COMMIT only.
 */
public final class SpringTransactions implements Transactions {
    private final PlatformTransactionManager manager;
    private final Failures failures;
    private final DefaultTransactionDefinition definition = new DefaultTransactionDefinition();

    public SpringTransactions(PlatformTransactionManager manager, Failures failures) {
        this.manager = manager;
        this.failures = failures;
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** A nested run joins by hand: Spring's joining would doom the outer transaction for an exception that is caught inside. */
    @Override
    public <T> T run(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : runAlone(work);
    }

    private <T> T runAlone(Supplier<T> work) {
        var status = begin();
        T result;
        try {
            result = undoomed(work);
        } catch (RuntimeException | Error e) {
            rollBack(status, e);
            throw e;
        }
        commit(status);
        return result;
    }

    private TransactionStatus begin() {
        try {
            return manager.getTransaction(definition);
        } catch (RuntimeException e) {
            throw failures.ofBegin(e);
        }
    }

    private static <T> T undoomed(Supplier<T> work) {
        var doom = Doom.watch();
        try {
            var result = work.get();
            doom.failure().ifPresent(failure -> {
                throw failure;
            });
            return result;
        } finally {
            doom.forget();
        }
    }

    /** What led here goes on. A rollback that fails has lost its connection, and the server rolls back by itself. */
    private void rollBack(TransactionStatus status, Throwable reason) {
        try {
            manager.rollback(status);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void commit(TransactionStatus status) {
        try {
            manager.commit(status);
        } catch (RuntimeException e) {
            throw failures.ofCommit(e);
        }
    }
}
