package payscore.adapter.persistence.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;

/**
 * Version 2: buckets, leases and webhooks. It is a class around a text of SQL because MySQL ends a transaction at every statement
 * that changes the schema: whoever is interrupted half way must be able to start over, so what is there already is passed over.
 */
public final class ShareOfWork implements JavaMigration {
    private static final String TEXT = "V2__share_of_work.sql";
    /** There already, or gone already: column, index, table, row. */
    private static final Set<Integer> DONE_BY_MYSQL = Set.of(1060, 1061, 1050, 1091, 1062);
    private static final Set<Integer> DONE_BY_H2 = Set.of(42121, 42122, 42111, 42101, 42112, 23505);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "share of work";
    }

    @Override
    public Integer getChecksum() {
        var hash = new CRC32();
        hash.update(text().getBytes(StandardCharsets.UTF_8));
        return (int) hash.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        carryOut(statements(), connection);
        for (var bucket : Buckets.ALL.list()) {
            insert(bucket, connection);
        }
    }

    /** Carries out what is not there already. */
    static void carryOut(List<String> statements, Connection connection) throws SQLException {
        var waitForAnswer = connection.getNetworkTimeout();
        // An index over many rows takes longer than any statement of the service may.
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            for (var statement : statements) {
                carryOut(statement, connection);
            }
        } finally {
            connection.setNetworkTimeout(Runnable::run, waitForAnswer);
        }
    }

    public static List<String> statements() {
        return Arrays.stream(text().replaceAll("--[^\n]*", "").split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    }

    private static void insert(Bucket bucket, Connection connection) throws SQLException {
        carryOut("INSERT INTO bucket_lease (bucket, fencing, lease_until) VALUES (" + bucket.number() + ", 0, 0)",
                connection);
    }

    private static void carryOut(String sql, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            carryOut(statement);
        } catch (SQLException e) {
            requireDone(e);
        }
    }

    static void carryOut(PreparedStatement statement) throws SQLException {
        try {
            statement.execute();
        } catch (SQLException e) {
            requireDone(e);
        }
    }

    private static void requireDone(SQLException failure) throws SQLException {
        if (!DONE_BY_MYSQL.contains(failure.getErrorCode()) && !DONE_BY_H2.contains(failure.getErrorCode())) {
            throw failure;
        }
    }

    private static String text() {
        try (var stream = ShareOfWork.class.getResourceAsStream(TEXT)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar is not whole", e);
        }
    }
}
