package payscore.adapter.persistence.failure;

import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import payscore.application.port.out.store.StoreFailure;

/** MyBatis' session under all mappers: each failing statement is told as {@link Failures} tells it. */
public final class StoreSession extends SqlSessionTemplate {
    private final Failures failures;

    public StoreSession(SqlSessionFactory factory, Failures failures) {
        // No translator of Spring's: it asks the database which engine it is, when that has just failed.
        super(factory, factory.getConfiguration().getDefaultExecutorType(), null);
        this.failures = failures;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as MyBatis declares it
    public <T> T selectOne(String statement, Object parameter) {
        return reading(() -> super.selectOne(statement, parameter));
    }

    @Override
    public <T> List<T> selectList(String statement, Object parameter) {
        return reading(() -> super.selectList(statement, parameter));
    }

    @Override
    public int insert(String statement, Object parameter) {
        return writing(() -> super.insert(statement, parameter));
    }

    @Override
    public int update(String statement, Object parameter) {
        return writing(() -> super.update(statement, parameter));
    }

    @Override
    public int delete(String statement, Object parameter) {
        return writing(() -> super.delete(statement, parameter));
    }

    private <T> T reading(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (RuntimeException e) {
            throw isInTransaction() ? doomed(failures.ofStatement(e)) : failures.ofRead(e);
        }
    }

    private int writing(Supplier<Integer> statement) {
        try {
            return statement.get();
        } catch (RuntimeException e) {
            throw isInTransaction() ? doomed(failures.ofStatement(e)) : failures.ofLoneWrite(e);
        }
    }

    private static boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static RuntimeException doomed(RuntimeException failure) {
        if (failure instanceof StoreFailure ofStore) {
            Doom.seal(ofStore);
        }
        return failure;
    }
}
