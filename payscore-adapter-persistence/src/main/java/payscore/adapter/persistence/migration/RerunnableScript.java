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

/**
 * A text of SQL that may start over. MySQL ends a transaction at every statement that changes the schema, so whoever is interrupted half
 * way finds a part of it done: what is there already, or gone already, is passed over.
 */
public abstract class RerunnableScript implements JavaMigration {
    /** There already, or gone already: column, index, table, row. */
    private static final Set<Integer> DONE_BY_MYSQL = Set.of(1060, 1061, 1050, 1091, 1062);
    private static final Set<Integer> DONE_BY_H2 = Set.of(42121, 42122, 42111, 42101, 42112, 23505);

    private final String version;
    private final String description;
    private final String text;

    /** The text lies beside this class, under the name that a migration of this version and description has with Flyway. */
    RerunnableScript(String version, String description) {
        this.version = version;
        this.description = description;
        this.text = text("V" + version + "__" + description.replace(' ', '_') + ".sql");
    }

    @Override
    public final MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final Integer getChecksum() {
        var hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) hash.getValue();
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public final void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var waitForAnswer = connection.getNetworkTimeout();
        // An index over many rows takes longer than any statement of the service may.
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            carryOut(connection);
        } finally {
            connection.setNetworkTimeout(Runnable::run, waitForAnswer);
        }
    }

    /** Carries out what is not done yet. */
    void carryOut(Connection connection) throws SQLException {
        carryOut(statements(), connection);
    }

    /** The statements of the text, in their order. */
    public final List<String> statements() {
        return Arrays.stream(text.replaceAll("--[^\n]*", "").split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    }

    static void carryOut(List<String> statements, Connection connection) throws SQLException {
        for (var sql : statements) {
            try (var statement = connection.prepareStatement(sql)) {
                carryOut(statement);
            } catch (SQLException e) {
                requireDone(e);
            }
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

    private static String text(String name) {
        try (var stream = RerunnableScript.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar is not whole", e);
        }
    }
}
