package payscore.adapter.persistence.migration;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Version 10: what is owed about authorisations is a command like any other. What is owed already moves from the authorisations' rows
 * into the table of commands.
 */
public final class OneCommandTable extends RerunnableScript {
    private static final String OWED = "SELECT mch_id, authorization_code, bucket, intent_kind, intent_body, attempts, checks, last_sent_at,"
            + " intent_due_at, sending, may_have_landed, refusal_code, refusal_message FROM permission"
            + " WHERE intent_kind IS NOT NULL";
    private static final String INSERT = "INSERT INTO command (id, mch_id, out_order_no, bucket, kind, body, status, attempts,"
            + " checks, last_sent_at, due_at, may_have_landed, refusal_code, refusal_message, version, active_slot, subject)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'AUTHORIZATION')";

    public OneCommandTable() {
        super("10", "one command table");
    }

    @Override
    void carryOut(Connection connection) throws SQLException {
        var statements = statements();
        carryOut(statements.subList(0, 1), connection);
        if (holdsIntents(connection)) {
            move(connection);
        }
        carryOut(statements.subList(1, statements.size()), connection);
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
                    carryOut(insert);
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
}
