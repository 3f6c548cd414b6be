package payscore.adapter.persistence.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;
import payscore.application.port.out.store.StoreFailure;
import payscore.domain.fixture.Covers;

class DatabaseErrorsTest {
    private static final Failures MYSQL = new Failures(DatabaseErrors.ofMySql());
    private static final Failures H2 = new Failures(DatabaseErrors.ofH2());
    private static final String GENERAL_ERROR = "HY000";

    @ParameterizedTest
    @Covers({"D04", "D05", "D09"})
    @ValueSource(ints = {1290, 1836, 1114, 1021, 1040, 1203, 1045})
    void whatMySqlDidNotCarryOutIsUnavailableWhateverItsSqlState(int code) {
        var failure = thrown(new SQLException("", GENERAL_ERROR, code));

        assertThat(MYSQL.ofStatement(failure)).isInstanceOf(StoreFailure.Unavailable.class).hasCause(failure);
        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofRead(failure)).isInstanceOf(StoreFailure.Unavailable.class);
    }

    @ParameterizedTest
    @Covers("D01")
    @CsvSource({"1053,08S01", "1317,70100", "3024,HY000", "3169,HY000", "2013,HY000", "0,08S01", "0,08003"})
    void whatWasCutOffIsUnavailableUnlessItsCommitMayHaveBeenUnderWay(int code, String sqlState) {
        var failure = thrown(new SQLException("", sqlState, code));

        assertThat(MYSQL.ofStatement(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofRead(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.CommitUnknown.class);
        assertThat(MYSQL.ofCommit(failure)).isInstanceOf(StoreFailure.CommitUnknown.class);
    }

    @Test
    @Covers("D10")
    void aTimeLimitOfTheDriverHasNoCode() {
        var failure = thrown(new SQLTimeoutException("Statement cancelled"));

        assertThat(MYSQL.ofStatement(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.CommitUnknown.class);
    }

    @ParameterizedTest
    @Covers("X07")
    @ValueSource(ints = {1213, 1205, 3101})
    void mySqlsVictimsRunAgain(int code) {
        var failure = thrown(new SQLException("", "40001", code));

        assertThat(MYSQL.ofStatement(failure)).isInstanceOf(StoreFailure.Conflict.class);
        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.Conflict.class);
    }

    @ParameterizedTest
    @Covers("X07")
    @ValueSource(ints = {40001, 50200, 90131})
    void h2sVictimsRunAgain(int code) {
        assertThat(H2.ofStatement(thrown(new SQLException("", "HYT00", code))))
                .isInstanceOf(StoreFailure.Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {90098, 90121, 90067, 90100, 90097, 57014})
    void anH2DatabaseThatIsClosedOrFullIsUnavailable(int code) {
        assertThat(H2.ofStatement(thrown(new SQLException("", GENERAL_ERROR, code))))
                .isInstanceOf(StoreFailure.Unavailable.class);
    }

    @Test
    void aTakenKeyIsADuplicateInTheTableOfItsEngineOnly() {
        var ofMySql = thrown(new SQLException("", "23000", 1062));
        var ofH2 = thrown(new SQLException("", "23505", 23505));

        assertThat(MYSQL.ofStatement(ofMySql)).isInstanceOf(DuplicateKeyException.class);
        assertThat(H2.ofLoneWrite(ofH2)).isInstanceOf(DuplicateKeyException.class);
        assertThat(MYSQL.ofStatement(ofH2)).isSameAs(ofH2);
    }

    @ParameterizedTest
    @Covers("D01")
    @CsvSource({"1205,40001", "1180,HY000", "1114,HY000", "1053,08S01", "1317,70100", "1105,HY000", "0,08S01", "0,"})
    void ofACommitThatFailsNothingIsKnown(int code, String sqlState) {
        assertThat(MYSQL.ofCommit(thrown(new SQLException("", sqlState, code))))
                .isInstanceOf(StoreFailure.CommitUnknown.class);
    }

    @Test
    @Covers({"D04", "X07"})
    void aCommitTheServerRolledBackIsKnown() {
        assertThat(MYSQL.ofCommit(thrown(new SQLException("", GENERAL_ERROR, 1290))))
                .isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofCommit(thrown(new SQLException("", "40001", 1213))))
                .isInstanceOf(StoreFailure.Conflict.class);
        assertThat(MYSQL.ofCommit(thrown(new SQLException("", GENERAL_ERROR, 3101))))
                .isInstanceOf(StoreFailure.Conflict.class);
    }

    @Test
    void aCommitThatFailsWithoutTheDatabaseIsUnknownToo() {
        assertThat(MYSQL.ofCommit(new IllegalStateException("no cause")))
                .isInstanceOf(StoreFailure.CommitUnknown.class);
    }

    @Test
    @Covers("D09")
    void withoutAConnectionNothingWasDoneWhateverThePoolSays() {
        var failure = new IllegalStateException(new CannotGetJdbcConnectionException("",
                new SQLTransientConnectionException("Connection is not available, request timed out after 1000ms")));

        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofStatement(failure)).isInstanceOf(StoreFailure.Unavailable.class);
        assertThat(MYSQL.ofBegin(new SQLNonTransientConnectionException()))
                .isInstanceOf(StoreFailure.Unavailable.class);
    }

    /** Data too long: somebody's mistake, and no outage. */
    @Test
    void anErrorInNoTableIsNotGuessed() {
        var failure = thrown(new SQLException("", "22001", 1406));

        assertThat(MYSQL.ofStatement(failure)).isSameAs(failure);
        assertThat(MYSQL.ofLoneWrite(failure)).isInstanceOf(StoreFailure.CommitUnknown.class);
        assertThat(MYSQL.ofRead(failure)).isInstanceOf(StoreFailure.Unavailable.class);
    }

    @Test
    void whatHasNothingToDoWithTheDatabaseGoesOn() {
        var failure = new IllegalStateException("a mistake of ours");

        for (Supplier<RuntimeException> told : List.<Supplier<RuntimeException>>of(
                () -> MYSQL.ofStatement(failure), () -> MYSQL.ofRead(failure), () -> MYSQL.ofLoneWrite(failure))) {
            assertThat(told.get()).isSameAs(failure);
        }
    }

    /** What a driver reports is found behind what Spring makes of it. */
    private static RuntimeException thrown(SQLException error) {
        return new TransactionSystemException("Could not commit JDBC transaction", error);
    }
}
