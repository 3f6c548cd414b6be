package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import payscore.adapter.persistence.durability.DurabilityHealthIndicator;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.domain.fixture.Covers;

@Covers("D14")
@ExtendWith(OutputCaptureExtension.class)
class MySqlDurabilityTest {
    private static final String REQUIRE = "payscore.persistence.require-durable=true";

    private final RealMySqlServer server = RealMySqlServer.shared();

    @AfterEach
    void laxAgain() {
        flushing(0);
    }

    @Test
    void aLaxServerIsWarnedOfAtTheStartAndInReadiness(CapturedOutput output) {
        flushing(2);
        try (var store = started()) {
            assertThat(output).contains("STORE_NOT_DURABLE innodb_flush_log_at_trx_commit is 2");

            var lax = store.bean(DurabilityHealthIndicator.class).health();
            assertThat(lax.getStatus()).isEqualTo(Status.UP);
            assertThat(lax.getDetails().toString()).contains("innodb_flush_log_at_trx_commit is 2");

            flushing(1);
            assertThat(store.bean(DurabilityHealthIndicator.class).health().getDetails()).isEmpty();
        }
    }

    @Test
    void aLaxServerIsRefusedWhereThatIsAskedFor(CapturedOutput output) {
        flushing(0);

        assertThatThrownBy(() -> started(REQUIRE)).rootCause()
                .hasMessageContaining("innodb_flush_log_at_trx_commit is 0");

        assertThat(output).contains("APPLICATION FAILED TO START").contains("Set innodb_flush_log_at_trx_commit=1");
    }

    @Test
    void aDurableServerIsTaken(CapturedOutput output) {
        flushing(1);

        started(REQUIRE).close();

        assertThat(output).doesNotContain("STORE_NOT_DURABLE");
    }

    private SqlStore started(String... more) {
        var properties = new ArrayList<>(List.of("payscore.persistence=mysql",
                "spring.datasource.url=" + server.newDatabase(), "spring.datasource.username=" + server.username()));
        properties.addAll(List.of(more));
        return SqlStore.on(properties.toArray(String[]::new));
    }

    private void flushing(int value) {
        try (var connection = server.administrator(); var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
