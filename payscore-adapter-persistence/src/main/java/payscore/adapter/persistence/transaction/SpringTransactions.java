package payscore.adapter.persistence.transaction;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import payscore.application.port.out.store.Transactions;

/**
 * Database transactions at READ COMMITTED: every statement that changes something carries a version, which REPEATABLE READ
 * would not replace (reliability design 0.8).
 */
public final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;

    public SpringTransactions(PlatformTransactionManager transactionManager) {
        template = new TransactionTemplate(transactionManager);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** A nested run joins by hand: Spring's joining would doom the outer transaction for an exception that is caught inside. */
    @Override
    public <T> T run(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? work.get()
                : template.execute(status -> work.get());
    }
}
