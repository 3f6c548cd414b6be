package payscore.adapter.persistence.durability;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks whether a MySQL server writes every commit to its disk before it answers. WeChat is told "kept" after our commit, and never
 * tells again; a server that forgets its last second then forgets payments.
 */
public final class Durability {
    private static final String SETTINGS = """
            SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flush_log, @@GLOBAL.log_bin AS log_bin,
                   @@GLOBAL.sync_binlog AS sync_binlog
            """;

    private final JdbcTemplate sql;

    public Durability(DataSource dataSource) {
        sql = new JdbcTemplate(dataSource);
    }

    /** What an operator should put right now; empty when all is well. Asked anew each time, for it can be changed at any time. */
    public List<String> weaknesses() {
        try {
            return sql.query(SETTINGS, (row, number) -> weaknesses(
                    row.getInt("flush_log"), row.getBoolean("log_bin"), row.getInt("sync_binlog"))).getFirst();
        } catch (DataAccessException e) {
            return List.of("The server does not tell how it writes commits");
        }
    }

    static List<String> weaknesses(int flushLog, boolean logBin, int syncBinlog) {
        var found = new ArrayList<String>();
        if (flushLog != 1) {
            found.add("innodb_flush_log_at_trx_commit is " + flushLog + ", not 1: a crash loses acknowledged commits");
        }
        if (logBin && syncBinlog != 1) {
            found.add("sync_binlog is " + syncBinlog
                    + ", not 1: after a crash replicas and the server may disagree about acknowledged commits");
        }
        return found;
    }
}
