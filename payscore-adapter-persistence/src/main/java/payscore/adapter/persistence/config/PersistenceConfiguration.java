package payscore.adapter.persistence.config;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import payscore.adapter.persistence.command.MyBatisCommandRepository;
import payscore.adapter.persistence.failure.DatabaseErrors;
import payscore.adapter.persistence.failure.Failures;
import payscore.adapter.persistence.failure.StoreSession;
import payscore.adapter.persistence.idempotency.MyBatisIdempotencyRecords;
import payscore.adapter.persistence.inbox.MyBatisInbox;
import payscore.adapter.persistence.lease.MyBatisBucketLeases;
import payscore.adapter.persistence.letterbox.MyBatisLetterbox;
import payscore.adapter.persistence.migration.Migrations;
import payscore.adapter.persistence.migration.NoConfirmMode;
import payscore.adapter.persistence.migration.OneCommandTable;
import payscore.adapter.persistence.migration.ShareOfWork;
import payscore.adapter.persistence.order.MyBatisServiceOrderRepository;
import payscore.adapter.persistence.payment.DoneRefunds;
import payscore.adapter.persistence.payment.MyBatisBilledRefunds;
import payscore.adapter.persistence.payment.MyBatisPayments;
import payscore.adapter.persistence.payment.MyBatisRefundRecords;
import payscore.adapter.persistence.permission.MyBatisAuthorizationRepository;
import payscore.adapter.persistence.reconciliation.MyBatisDifferences;
import payscore.adapter.persistence.reconciliation.MyBatisReconciliations;
import payscore.adapter.persistence.reference.MyBatisBusinessReferences;
import payscore.adapter.persistence.refund.MyBatisRefundNumbers;
import payscore.adapter.persistence.transaction.SpringTransactions;
import payscore.adapter.persistence.webhook.MyBatisSwitchedOffEndpoints;
import payscore.adapter.persistence.webhook.MyBatisWebhookDeliveries;

/**
 * The store ports on a database, for {@code payscore.persistence = h2} (the default) or {@code mysql}. Any other word leaves the
 * ports to somebody else's adapter.
 */
@AutoConfiguration(before = MybatisAutoConfiguration.class)
@Conditional(PersistenceConfiguration.OnOurStore.class)
@MapperScan(basePackageClasses = {MyBatisServiceOrderRepository.class, MyBatisCommandRepository.class,
        MyBatisInbox.class, MyBatisIdempotencyRecords.class, MyBatisWebhookDeliveries.class,
        MyBatisBucketLeases.class,
        MyBatisBusinessReferences.class, MyBatisAuthorizationRepository.class, MyBatisRefundNumbers.class,
        MyBatisPayments.class,
        MyBatisReconciliations.class}, annotationClass = Mapper.class, sqlSessionTemplateRef = "storeSession")
@Import({SpringTransactions.class, MyBatisServiceOrderRepository.class, MyBatisCommandRepository.class,
        MyBatisInbox.class, MyBatisIdempotencyRecords.class, MyBatisWebhookDeliveries.class,
        MyBatisSwitchedOffEndpoints.class, MyBatisBucketLeases.class, MyBatisBusinessReferences.class,
        MyBatisAuthorizationRepository.class, MyBatisRefundNumbers.class, NoConfirmMode.class, OneCommandTable.class,
        Migrations.class,
        MyBatisPayments.class, MyBatisBilledRefunds.class, MyBatisReconciliations.class, MyBatisDifferences.class,
        DoneRefunds.class, MyBatisRefundRecords.class,
        ShareOfWork.class, MySqlDurabilityConfiguration.class})
public final class PersistenceConfiguration {
    /** Shorter than the driver's wait for an answer, so that a living server is asked to stop first. */
    private static final Duration STATEMENT_MAX = Duration.ofSeconds(5);

    /** No caches: after a lost race the same transaction must read what is there now. And no statement without an end. */
    @Bean
    static ConfigurationCustomizer statements() {
        return configuration -> {
            configuration.setCacheEnabled(false);
            configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
            if (configuration.getDefaultStatementTimeout() == null) {
                configuration.setDefaultStatementTimeout((int) STATEMENT_MAX.toSeconds());
            }
        };
    }

    @Bean
    static Failures failures(Environment environment) {
        return new Failures(isMySql(environment) ? DatabaseErrors.ofMySql() : DatabaseErrors.ofH2());
    }

    @Bean
    static StoreSession storeSession(SqlSessionFactory factory, Failures failures) {
        return new StoreSession(factory, failures);
    }

    @Bean
    static MyBatisLetterbox letterbox(DataSource dataSource, Environment environment, Failures failures)
            throws SQLException {
        var connections = environment.getProperty(PersistenceSettings.CALLBACK_CONNECTIONS, Integer.class, 4);
        return new MyBatisLetterbox(
                CallbackPool.beside(dataSource.unwrap(HikariDataSource.class), connections, isMySql(environment)),
                CallbackPool.STATEMENT_MAX, failures);
    }

    private static boolean isMySql(Environment environment) {
        return "mysql".equals(environment.getProperty(PersistenceSettings.PERSISTENCE));
    }

    /** One of the words that mean this module. */
    static final class OnOurStore extends AnyNestedCondition {
        OnOurStore() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty(name = PersistenceSettings.PERSISTENCE, havingValue = "h2", matchIfMissing = true)
        static final class OnH2 {}

        @ConditionalOnProperty(name = PersistenceSettings.PERSISTENCE, havingValue = "mysql")
        static final class OnMySql {}
    }
}
