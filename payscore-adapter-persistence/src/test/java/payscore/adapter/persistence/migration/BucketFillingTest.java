package payscore.adapter.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.adapter.persistence.sql.PortableSql;

class BucketFillingTest {
    @ParameterizedTest
    @MethodSource("payscore.adapter.persistence.migration.BucketFilling#statements")
    void everyStatementIsPortable(String statement) {
        assertThat(PortableSql.violations(statement)).isEmpty();
    }
}
