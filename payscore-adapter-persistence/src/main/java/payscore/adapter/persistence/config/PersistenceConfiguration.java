package payscore.adapter.persistence.config;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.LocalCacheScope;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import payscore.adapter.persistence.command.MyBatisCommandRepository;
import payscore.adapter.persistence.idempotency.MyBatisIdempotencyRecords;
import payscore.adapter.persistence.inbox.MyBatisInbox;
import payscore.adapter.persistence.order.MyBatisServiceOrderRepository;
import payscore.adapter.persistence.transaction.SpringTransactions;

/**
 * The store ports on a database, for {@code payscore.persistence = h2} (the default) or {@code mysql}. Any other word leaves the
 * ports to somebody else's adapter.
 */
@AutoConfiguration(before = MybatisAutoConfiguration.class)
@Conditional(PersistenceConfiguration.OnOurStore.class)
@MapperScan(basePackageClasses = {MyBatisServiceOrderRepository.class, MyBatisCommandRepository.class,
        MyBatisInbox.class,
        MyBatisIdempotencyRecords.class}, annotationClass = Mapper.class)
@Import({SpringTransactions.class, MyBatisServiceOrderRepository.class, MyBatisCommandRepository.class,
        MyBatisInbox.class, MyBatisIdempotencyRecords.class})
public final class PersistenceConfiguration {
    /** No caches: after a lost race the same transaction must read what is there now. */
    @Bean
    static ConfigurationCustomizer noMyBatisCaches() {
        return configuration -> {
            configuration.setCacheEnabled(false);
            configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        };
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
