package payscore.bootstrap.realparts;

import java.time.Instant;

/**
 * Lets the time pass that the service would wait before it looks at something again, so that many runs fit into minutes. Moves
 * nothing but due times, and of commands under way only of those sent before a moment after which nothing of the past can still
 * be under way.
 */
final class PassedTime {
    private final RealMySql mysql;
    private final String database;

    PassedTime(RealMySql mysql, String database) {
        this.mysql = mysql;
        this.database = database;
    }

    /** @param quietSince when the last request that met a fault had ended */
    void untilEverythingIsDue(Instant quietSince) {
        var now = System.currentTimeMillis();
        mysql.update(database,
                "UPDATE command SET due_at = " + now + " WHERE active_slot IS NOT NULL AND due_at > " + now
                        + " AND (status <> 'SENT' OR last_sent_at < " + quietSince.toEpochMilli() + ")");
        mysql.update(database, "UPDATE inbox SET due_at = " + now + " WHERE due_at > " + now);
        mysql.update(database, "UPDATE webhook_delivery SET due_at = " + now + " WHERE status = 'PENDING' AND due_at > "
                + now);
        mysql.update(database, "UPDATE service_order SET next_check_at = " + now + " WHERE next_check_at > " + now);
    }
}
