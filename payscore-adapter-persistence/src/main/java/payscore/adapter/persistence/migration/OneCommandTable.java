package payscore.adapter.persistence.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Version 9: what is owed about authorisations is a command like any other. A class around a text of SQL for the reason of
 * {@link ShareOfWork}; what is owed already moves from the authorisations' rows into the table of commands.
 */
public final class OneCommandTable implements JavaMigration {
    private static final String TEXT = "V10__one_command_table.sql";
    private static final String OWED = "SELECT mch_id, authorization_code, bucket, intent_kind, intent_body, attempts, checks, last_sent_at,"
            + " intent_due_at, sending, may_have_landed, refusal_code, refusal_message FROM permission"
            + " WHERE intent_kind IS NOT NULL";
    private static final String INSERT = "INSERT INTO command (id, mch_id, out_order_no, bucket, kind, body, status, attempts,"
            + " checks, last_sent_at, due_at, may_have_landed, refusal_code, refusal_message, version, active_slot, subject)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'AUTHORIZATION')";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("10");
    }

    @Override
    public String getDescription() {
        return "one command table";
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
        var statements = statements();
        ShareOfWork.carryOut(statements.subList(0, 1), connection);
        if (holdsIntents(connection)) {
            move(connection);
        }
        ShareOfWork.carryOut(statements.subList(1, statements.size()), connection);
    }

    /** Not any more where it was interrupted later: the column goes first. */
    private static boolean holdsIntents(Connection connection) throws SQLException {
        try (var columns = connection.getMetaData().getColumns(
                connection.getCatalog(), connection.getSchema(), "permission", "intent_kind")) {
            return columns.next();
        }
    }

    /** A row that was moved before is there already and stays as it is. */
    private static void move(Connection connection) throws SQLException {
        try (var select = connection.createStatement(); var owed = select.executeQuery(OWED)) {
            while (owed.next()) {
                var mchId = owed.getString("mch_id");
                var code = owed.getString("authorization_code");
                try (var insert = connection.prepareStatement(INSERT)) {
                    insert.setString(1, id(owed.getLong("last_sent_at"), mchId + ":" + code));
                    insert.setString(2, mchId);
                    insert.setString(3, code);
                    insert.setInt(4, owed.getInt("bucket"));
                    insert.setString(5, owed.getString("intent_kind"));
                    insert.setBytes(6, owed.getString("intent_body").getBytes(StandardCharsets.UTF_8));
                    insert.setString(7, owed.getBoolean("sending") ? "SENT" : "UNKNOWN");
                    insert.setInt(8, owed.getInt("attempts"));
                    insert.setInt(9, owed.getInt("checks"));
                    insert.setLong(10, owed.getLong("last_sent_at"));
                    insert.setLong(11, owed.getLong("intent_due_at"));
                    insert.setBoolean(12, owed.getBoolean("may_have_landed"));
                    insert.setString(13, owed.getString("refusal_code"));
                    insert.setString(14, owed.getString("refusal_message"));
                    insert.setString(15, mchId + ":" + code);
                    ShareOfWork.carryOut(insert);
                }
            }
        }
    }

    /** The same at every attempt: the time it was sent, and what it is about. */
    private static String id(long sentAt, String about) {
        var hash = new CRC32();
        hash.update(about.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%012x%020x", sentAt, hash.getValue());
    }

    public static List<String> statements() {
        return Arrays.stream(text().replaceAll("--[^\n]*", "").split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    }

    private static String text() {
        try (var stream = OneCommandTable.class.getResourceAsStream(TEXT)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar is not whole", e);
        }
    }
}
