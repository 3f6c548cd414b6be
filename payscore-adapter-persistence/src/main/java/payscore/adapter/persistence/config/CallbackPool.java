package payscore.adapter.persistence.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;

/**
 * A few connections to the same database, for callbacks alone. WeChat waits five seconds for its answer; whoever waits here is
 * told within {@link #LONGEST}, frozen server or not.
 */
final class CallbackPool {
    static final Duration CONNECTION_MAX = Duration.ofSeconds(1);
    static final Duration VALIDATION_MAX = Duration.ofMillis(500);
    static final Duration STATEMENT_MAX = Duration.ofSeconds(1);
    /** Longer than the statement, so that a living server is asked to stop before the connection is given up. */
    static final Duration SOCKET_MAX = Duration.ofSeconds(2);
    static final Duration LONGEST = CONNECTION_MAX.plus(VALIDATION_MAX).plus(SOCKET_MAX);

    private CallbackPool() {}

    /** @param main settled, but not necessarily started */
    static HikariDataSource beside(HikariDataSource main, int connections, boolean isMySql) {
        var config = new HikariConfig();
        config.setPoolName(main.getPoolName() + "-callbacks");
        config.setJdbcUrl(main.getJdbcUrl());
        config.setUsername(main.getUsername());
        config.setPassword(main.getPassword());
        if (main.getDriverClassName() != null) {
            config.setDriverClassName(main.getDriverClassName());
        }
        config.setTransactionIsolation(main.getTransactionIsolation());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        config.setConnectionTimeout(CONNECTION_MAX.toMillis());
        config.setValidationTimeout(VALIDATION_MAX.toMillis());
        config.setInitializationFailTimeout(main.getInitializationFailTimeout());
        config.setDataSourceProperties(properties(main, isMySql));
        return new HikariDataSource(config);
    }

    private static Properties properties(HikariDataSource main, boolean isMySql) {
        var properties = new Properties();
        properties.putAll(main.getDataSourceProperties());
        if (isMySql) {
            properties.setProperty("connectTimeout", Long.toString(CONNECTION_MAX.toMillis()));
            properties.setProperty("socketTimeout", Long.toString(SOCKET_MAX.toMillis()));
        }
        return properties;
    }
}
