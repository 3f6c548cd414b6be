package payscore.adapter.persistence.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import payscore.adapter.persistence.durability.Durability;
import payscore.adapter.persistence.durability.DurabilityHealthIndicator;

/** A MySQL server that may forget acknowledged commits is warned of at the start, or refused. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = PersistenceSettings.PERSISTENCE, havingValue = "mysql")
final class MySqlDurabilityConfiguration {
    private static final Logger LOG = System.getLogger(MySqlDurabilityConfiguration.class.getName());

    @Bean
    Durability durability(DataSource dataSource, Environment environment) {
        var durability = new Durability(dataSource);
        var weaknesses = durability.weaknesses();
        if (!weaknesses.isEmpty()
                && environment.getProperty(PersistenceSettings.REQUIRE_DURABLE, Boolean.class, false)) {
            throw new InvalidPersistenceSettings(
                    PersistenceSettings.REQUIRE_DURABLE + " is true, but: " + String.join("; ", weaknesses) + ".",
                    "Set innodb_flush_log_at_trx_commit=1 and sync_binlog=1 on the MySQL server.");
        }
        weaknesses.forEach(weakness -> LOG.log(Level.WARNING, "event=STORE_NOT_DURABLE {0}", weakness));
        return durability;
    }

    @Bean
    DurabilityHealthIndicator durabilityHealthIndicator(Durability durability) {
        return new DurabilityHealthIndicator(durability);
    }
}
