package payscore.adapter.persistence.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks the address of the database before anything connects to it, and gives Spring Boot's {@code spring.datasource} properties
 * our defaults. Whatever the deployment says about a property counts more.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class PersistenceSettings implements EnvironmentPostProcessor {
    static final String PERSISTENCE = "payscore.persistence";
    static final String CALLBACK_CONNECTIONS = "payscore.persistence.callback-connections";
    static final String REQUIRE_DURABLE = "payscore.persistence.require-durable";
    private static final String URL = "spring.datasource.url";
    /**
     * Commits are written at once (WRITE_DELAY), because a callback is acknowledged after its commit. Files are read and written
     * asynchronously, because otherwise the interruption of one thread closes the database for all.
     */
    private static final String H2_URL = "jdbc:h2:async:./data/payscore;MODE=MySQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        switch (environment.getProperty(PERSISTENCE, "h2")) {
            case "h2" -> {
                addDefaults(environment, h2Defaults());
                requireMySqlMode(environment.getRequiredProperty(URL));
            }
            case "mysql" -> {
                requireMySqlAddress(environment.getProperty(URL, ""));
                addDefaults(environment, mySqlDefaults());
            }
            default -> {
                // Somebody else's store; its adapter knows its properties.
            }
        }
    }

    private static void requireMySqlMode(String url) {
        if (!url.startsWith("jdbc:h2:") || !url.toUpperCase(Locale.ROOT).contains(";MODE=MYSQL")) {
            throw new InvalidPersistenceSettings(
                    "payscore.persistence is h2, so spring.datasource.url must start with jdbc:h2: and contain ;MODE=MySQL.",
                    "Correct spring.datasource.url, leave it out, or set payscore.persistence=mysql for a MySQL server.");
        }
    }

    private static void requireMySqlAddress(String url) {
        if (!url.startsWith("jdbc:mysql:")) {
            throw new InvalidPersistenceSettings(
                    "payscore.persistence is mysql, but spring.datasource.url does not name a MySQL server.",
                    "Set spring.datasource.url=jdbc:mysql://host:3306/database with spring.datasource.username and"
                            + " spring.datasource.password.");
        }
        if (!url.matches("jdbc:mysql://[^,/?]*([/?].*)?")) {
            throw new InvalidPersistenceSettings(
                    "spring.datasource.url names several MySQL servers, so some reads might come from one that lags.",
                    "Name one address, such as that of a proxy which always leads to the primary.");
        }
        if (url.toLowerCase(Locale.ROOT).matches(".*[?&]autoreconnect(forpools)?=true.*")) {
            throw new InvalidPersistenceSettings(
                    "spring.datasource.url switches autoReconnect on, which would silently lose the transaction a lost"
                            + " connection was in.",
                    "Remove autoReconnect from spring.datasource.url; the connection pool replaces lost connections.");
        }
    }

    private static Map<String, Object> h2Defaults() {
        var defaults = poolDefaults();
        defaults.put(URL, H2_URL);
        defaults.put("spring.datasource.username", "sa");
        return defaults;
    }

    /**
     * Affected rows, not found rows: an update that changes nothing must not look like one that did. The driver remembers what it
     * has set in a session instead of asking the server before each transaction. Waits end in this order: for a lock (the
     * transaction is run again), for a statement (the server is asked to stop it), for any answer at all (the connection is given
     * up).
     */
    private static Map<String, Object> mySqlDefaults() {
        var defaults = poolDefaults();
        var driver = "spring.datasource.hikari.data-source-properties.";
        defaults.put(driver + "useAffectedRows", "true");
        defaults.put(driver + "useLocalSessionState", "true");
        defaults.put(driver + "sessionVariables", "innodb_lock_wait_timeout=3");
        defaults.put(driver + "connectTimeout", "2000");
        defaults.put(driver + "socketTimeout", "10000");
        return defaults;
    }

    /**
     * Connections are few, because no call of WeChat's ever holds one; who waits longer than a second is better told so. Only
     * the first connection may take longer: the pool also lets the driver log in for a second only, too short for a cold start
     * on a busy machine.
     */
    private static Map<String, Object> poolDefaults() {
        var defaults = new LinkedHashMap<String, Object>();
        var pool = "spring.datasource.hikari.";
        defaults.put(pool + "pool-name", "payscore");
        defaults.put(pool + "maximum-pool-size", "20");
        defaults.put(pool + "minimum-idle", "2");
        defaults.put(pool + "connection-timeout", "1000");
        defaults.put(pool + "validation-timeout", "500");
        defaults.put(pool + "initialization-fail-timeout", "15000");
        defaults.put(pool + "transaction-isolation", "TRANSACTION_READ_COMMITTED");
        return defaults;
    }

    private static void addDefaults(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        // Asked for one by one: a program's own default properties lie below ours but count more.
        defaults.keySet().removeIf(environment::containsProperty);
        environment.getPropertySources().addLast(new MapPropertySource("payscore persistence defaults", defaults));
    }
}
