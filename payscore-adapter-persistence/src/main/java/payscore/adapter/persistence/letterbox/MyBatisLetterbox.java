package payscore.adapter.persistence.letterbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.failure.Failures;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Notification;

/**
 * Puts notifications into the inbox, each by one statement that is its own transaction, over a pool nobody else uses. The primary
 * key is what makes a second delivery harmless: it waits for the first and is refused, so the first is durable by then.
 */
public final class MyBatisLetterbox implements Letterbox, AutoCloseable {
    private final HikariDataSource pool;
    private final SqlSessionFactory sessions;
    private final Failures failures;

    /**
     * @param pool closed with the letterbox
     * @param statementMax how long the statement may take
     */
    public MyBatisLetterbox(HikariDataSource pool, Duration statementMax, Failures failures) {
        this.pool = pool;
        this.failures = failures;
        var configuration = new Configuration(new Environment("letterbox", new JdbcTransactionFactory(), pool));
        configuration.setDefaultStatementTimeout((int) statementMax.toSeconds());
        configuration.addMapper(LetterboxMapper.class);
        this.sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    @Override
    public boolean keep(Notification notification) {
        try (var connection = connected(); var session = sessions.openSession(connection)) {
            session.getMapper(LetterboxMapper.class).insert(LetterboxRow.of(notification));
            return true;
        } catch (SQLException notGivenBack) {
            // The statement was answered before; what the pool makes of its connection then changes nothing.
            return true;
        } catch (PersistenceException e) {
            return wasKnown(failures.ofLoneWrite(e));
        }
    }

    private static boolean wasKnown(RuntimeException failure) {
        if (failure instanceof DuplicateKeyException) {
            return false;
        }
        throw failure;
    }

    private Connection connected() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw failures.ofBegin(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
