package payscore.adapter.persistence.failure;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine's error codes mean. The table goes by the engine's own code, because the five letters of SQLState hide what
 * counts: MySQL reports a read-only server and a full disk as HY000, "general error". SQLState is asked only where a driver has
 * no code to give, because the server said nothing: then class 08 is a lost connection.
 */
public final class DatabaseErrors {
    private static final String CONNECTION_EXCEPTION = "08";

    private final Map<Integer, Meaning> meanings;
    private final Set<Integer> rolledBackAtCommit;

    private DatabaseErrors(Map<Integer, Meaning> meanings, Set<Integer> rolledBackAtCommit) {
        this.meanings = Map.copyOf(meanings);
        this.rolledBackAtCommit = Set.copyOf(rolledBackAtCommit);
    }

    public static DatabaseErrors ofMySql() {
        var table = new HashMap<Integer, Meaning>();
        put(table, Meaning.REFUSED,
                1021, // the disk is full
                1037, 1038, 1041, // out of memory
                1040, 1203, 1226, // too many connections, of all or of this account
                1044, 1045, 1049, 1142, // this account may not; no such database
                1114, // the table is full, which is how a full disk shows as well
                1129, 1130, // this host may not
                1290, 1792, 1836, // read-only: the server, the transaction, the instance
                3100); // a replication group refuses
        put(table, Meaning.CUT_OFF,
                1053, 1077, 1079, // the server is shutting down
                1152, 1158, 1159, 1160, 1161, 1184, // the connection broke
                1317, 3024, // interrupted; took too long
                2006, 2013, 2055, // the server has gone away
                3169, 4031); // the session was killed; idle for too long
        put(table, Meaning.CONFLICT,
                1205, // lock wait
                1213, // deadlock
                3101); // a replication group took another transaction
        put(table, Meaning.DUPLICATE, 1062, 1586);
        // The server says these of a COMMIT only after it has rolled the whole transaction back.
        return new DatabaseErrors(table, Set.of(1213, 1290, 3101));
    }

    public static DatabaseErrors ofH2() {
        var table = new HashMap<Integer, Meaning>();
        put(table, Meaning.REFUSED,
                90013, 90020, // there is no such database; another process has it
                90097, // read-only
                90100); // the disk is full
        put(table, Meaning.CUT_OFF,
                57014, // took too long
                90007, 90067, // the connection broke
                90028, 90031, // input or output failed
                90098, 90121, // the database is closed
                90108); // out of memory
        put(table, Meaning.CONFLICT,
                40001, // deadlock
                50200, // lock wait
                90131); // changed by another transaction meanwhile
        put(table, Meaning.DUPLICATE, 23505);
        return new DatabaseErrors(table, Set.of());
    }

    Meaning of(SQLException error) {
        var known = meanings.get(error.getErrorCode());
        if (known != null) {
            return known;
        }
        // A driver's own time limit has no code of the server's.
        return error instanceof SQLTimeoutException || isConnectionLost(error) ? Meaning.CUT_OFF : Meaning.UNKNOWN;
    }

    /** Whether a COMMIT that failed so has certainly stored nothing. */
    boolean isRolledBackAtCommit(SQLException error) {
        return rolledBackAtCommit.contains(error.getErrorCode());
    }

    /** The error of the database in a chain of causes. */
    static Optional<SQLException> in(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException error) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    private static boolean isConnectionLost(SQLException error) {
        return error.getErrorCode() == 0 && error.getSQLState() != null
                && error.getSQLState().startsWith(CONNECTION_EXCEPTION);
    }

    private static void put(Map<Integer, Meaning> table, Meaning meaning, int... codes) {
        for (var code : codes) {
            table.put(code, meaning);
        }
    }
}
