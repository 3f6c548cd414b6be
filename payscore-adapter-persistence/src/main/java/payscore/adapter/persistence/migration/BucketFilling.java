package payscore.adapter.persistence.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import payscore.application.port.out.store.Bucket;

/**
 * Gives a bucket to rows that will be due and have none: those from before there were buckets, and those a release without buckets
 * wrote while it ran beside this one. An order that is not due gets its bucket with its next change. The hash is computed here
 * because the databases do not share one.
 */
final class BucketFilling {
    private static final int BATCH = 500;
    private static final Table ORDERS = new Table("service_order", List.of("mch_id", "out_order_no"), "out_order_no",
            "next_check_at > 0");
    private static final Table COMMANDS = new Table("command", List.of("id"), "out_order_no",
            "status IN ('SENT', 'UNKNOWN')");
    /** Of what order a notification is does not show before it is opened, so it counts as one that says nothing of any. */
    private static final Table INBOX = new Table("inbox", List.of("mch_id", "notification_id"), "notification_id",
            "due_at > 0");
    private static final List<Table> TABLES = List.of(ORDERS, COMMANDS, INBOX);

    private final JdbcTemplate sql;

    /**
     * @param subject the column that is hashed, behind the merchant
     * @param willBeDue a condition the table's index of due rows answers, so that a start costs little where nothing is missing
     */
    private record Table(String name, List<String> key, String subject, String willBeDue) {
        String select() {
            return "SELECT mch_id, " + subject + ", " + String.join(", ", key) + " FROM " + name
                    + " WHERE " + willBeDue + " AND bucket IS NULL LIMIT " + BATCH;
        }

        String update() {
            return "UPDATE " + name + " SET bucket = ? WHERE " + String.join(" = ? AND ", key)
                    + " = ? AND bucket IS NULL";
        }

        /** The bucket, then the key. */
        Object[] filled(ResultSet row) throws SQLException {
            var values = new Object[key.size() + 1];
            values[0] = Bucket.of(row.getString(1) + "/" + row.getString(2)).number();
            for (int i = 0; i < key.size(); i++) {
                values[i + 1] = row.getString(i + 3);
            }
            return values;
        }
    }

    BucketFilling(DataSource dataSource) {
        sql = new JdbcTemplate(dataSource);
    }

    void fill() {
        TABLES.forEach(table -> {
            var rows = 0;
            do {
                var batch = sql.query(table.select(), (row, number) -> table.filled(row));
                sql.batchUpdate(table.update(), batch);
                rows = batch.size();
            } while (rows == BATCH);
        });
    }

    static List<String> statements() {
        return TABLES.stream().flatMap(table -> List.of(table.select(), table.update()).stream()).toList();
    }
}
