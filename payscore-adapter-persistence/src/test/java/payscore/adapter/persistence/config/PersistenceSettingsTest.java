package payscore.adapter.persistence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

@ExtendWith(OutputCaptureExtension.class)
class PersistenceSettingsTest {
    private static final String SECRET = "not-to-be-printed";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Assembly {
        @Bean
        SecretSealing sealing() {
            return new SecretSealing() {
                @Override
                public byte[] seal(MchId mchId, String purpose, String text) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<String> open(MchId mchId, String purpose, byte[] sealed) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Test
    void withoutAnySettingTheStoreIsAnH2File() {
        var environment = settled(Map.of());

        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:h2:async:./data/payscore;MODE=MySQL");
    }

    @Test
    void whatTheDeploymentSaysCountsMore() {
        var environment = settled(Map.of("spring.datasource.url", "jdbc:h2:mem:mine;MODE=MySQL",
                "spring.datasource.hikari.maximum-pool-size", "3"));

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:h2:mem:mine;MODE=MySQL");
        assertThat(environment.getProperty("spring.datasource.hikari.maximum-pool-size")).isEqualTo("3");
        assertThat(environment.getProperty("spring.datasource.hikari.connection-timeout")).isEqualTo("1000");
    }

    @Test
    void aStoreOfSomebodyElseIsLeftAlone() {
        var environment = settled(Map.of("payscore.persistence", "mongodb"));

        assertThat(environment.containsProperty("spring.datasource.url")).isFalse();
        assertThat(environment.containsProperty("spring.datasource.hikari.pool-name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:h2:mem:x;MODE=MySQL", "jdbc:mariadb://127.0.0.1/payscore"})
    void mySqlWantsAnAddressOfMySql(String url) {
        assertThatThrownBy(() -> settled(Map.of("payscore.persistence", "mysql", "spring.datasource.url", url)))
                .isInstanceOf(InvalidPersistenceSettings.class)
                .hasMessage("payscore.persistence is mysql, but spring.datasource.url does not name a MySQL server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?autoReconnect=true", "?useSSL=true&autoReconnect=true", "?autoreconnect=TRUE",
            "?autoReconnectForPools=true"})
    @Covers("D12")
    void mySqlRefusesToReconnectByItself(String parameters) {
        var url = "jdbc:mysql://127.0.0.1/payscore" + parameters;

        assertThatThrownBy(() -> settled(Map.of("payscore.persistence", "mysql", "spring.datasource.url", url)))
                .isInstanceOf(InvalidPersistenceSettings.class).hasMessageContaining("autoReconnect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql:replication://primary,replica/payscore",
            "jdbc:mysql://primary,replica/payscore",
            "jdbc:mysql:loadbalance://one,two/payscore", "jdbc:mysql+srv://cluster/payscore"})
    @Covers("D08")
    void mySqlReadsFromOneServerOnly(String url) {
        assertThatThrownBy(() -> settled(Map.of("payscore.persistence", "mysql", "spring.datasource.url", url)))
                .isInstanceOf(InvalidPersistenceSettings.class);
    }

    @Test
    @Covers("D08")
    void thereIsOneDataSourceAndTheCallbacksConnectionsLeadToTheSameServer(@TempDir Path directory) {
        try (var context = run("spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL");
                var callbacks = CallbackPool.beside(context.getBean(HikariDataSource.class), 1, false)) {
            var only = context.getBeansOfType(DataSource.class).values();

            assertThat(only).singleElement().isInstanceOfSatisfying(HikariDataSource.class, main -> {
                assertThat(main.isReadOnly()).isFalse();
                assertThat(callbacks.getJdbcUrl()).isEqualTo(main.getJdbcUrl());
                assertThat(callbacks.isReadOnly()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://127.0.0.1/payscore", "jdbc:h2:mem:x", "jdbc:h2:mem:x;MODE=PostgreSQL"})
    void h2WantsAnAddressInItsMySqlMode(String url) {
        assertThatThrownBy(() -> settled(Map.of("spring.datasource.url", url)))
                .isInstanceOf(InvalidPersistenceSettings.class).hasMessageContaining("MODE=MySQL");
    }

    @Test
    void aRefusalIsASentenceWithoutTheAddress(CapturedOutput output) {
        assertThatThrownBy(() -> run("payscore.persistence=mysql",
                "spring.datasource.url=jdbc:mysql://127.0.0.1/payscore?password=" + SECRET + "&autoReconnect=true"))
                .isInstanceOf(InvalidPersistenceSettings.class);

        assertThat(output).contains("APPLICATION FAILED TO START")
                .contains("Remove autoReconnect from spring.datasource.url").doesNotContain(SECRET);
    }

    @Test
    void thePoolTakesOurDefaults(@TempDir Path directory) {
        try (var context = run("spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL")) {
            var pool = context.getBean(HikariDataSource.class);

            assertThat(pool.getMaximumPoolSize()).isEqualTo(20);
            assertThat(pool.getConnectionTimeout()).isEqualTo(1_000);
            assertThat(pool.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
        }
    }

    @Test
    @Covers({"D09", "C26"})
    void callbacksHaveAFewConnectionsOfTheirOwnAndAnswerWithinWeChatsFiveSeconds(@TempDir Path directory) {
        try (var context = run("spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL");
                var four = CallbackPool.beside(context.getBean(HikariDataSource.class), 4, true)) {
            assertThat(four.getMaximumPoolSize()).isEqualTo(4);
            assertThat(four.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
            assertThat(four.getDataSourceProperties()).containsEntry("socketTimeout", "2000");
            assertThat(CallbackPool.LONGEST).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    @Covers("D10")
    void noStatementIsWithoutAnEnd(@TempDir Path directory) {
        var url = "spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL";
        try (var context = run(url)) {
            assertThat(statementTimeout(context)).isEqualTo(5);
        }
        try (var context = run(url, "mybatis.configuration.default-statement-timeout=2")) {
            assertThat(statementTimeout(context)).isEqualTo(2);
        }
    }

    private static Integer statementTimeout(ConfigurableApplicationContext context) {
        return context.getBean(SqlSessionFactory.class).getConfiguration().getDefaultStatementTimeout();
    }

    @Test
    void howManyConnectionsCallbacksHaveCanBeSaid(@TempDir Path directory) {
        assertThatThrownBy(() -> run("payscore.persistence.callback-connections=none",
                "spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL"))
                .rootCause().hasMessageContaining("none");
    }

    @Test
    void onMySqlTheDriverCountsChangedRows() {
        var server = RealMySqlServer.shared();
        try (var context = run("payscore.persistence=mysql", "spring.datasource.url=" + server.newDatabase(),
                "spring.datasource.username=" + server.username(),
                "spring.datasource.hikari.connection-timeout=30000")) {
            var pool = context.getBean(HikariDataSource.class);

            assertThat(pool.getDataSourceProperties()).containsEntry("useAffectedRows", "true")
                    .containsEntry("sessionVariables", "innodb_lock_wait_timeout=3")
                    .containsEntry("socketTimeout", "10000");
            assertThat(context.getBean(ServiceOrderRepository.class)).isNotNull();
        }
    }

    @Test
    void aStoreKeepsItsRowsOverARestart(@TempDir Path directory) {
        var url = "spring.datasource.url=jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL";
        run(url).close();

        try (var context = run(url)) {
            assertThat(context.getBean(ServiceOrderRepository.class)).isNotNull();
        }
    }

    private static StandardEnvironment settled(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("deployment", properties));
        new PersistenceSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(Assembly.class).web(WebApplicationType.NONE).properties(properties).run();
    }
}
