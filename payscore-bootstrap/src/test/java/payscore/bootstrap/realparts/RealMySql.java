package payscore.bootstrap.realparts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import payscore.adapter.persistence.mysql.RealMySqlServer;

/** A real MySQL server and what may happen to it. */
final class RealMySql implements AutoCloseable {
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int NO_SUCH_THREAD = 1094;
    private static final String BALLAST = "ballast";
    private static RealMySql shared;

    private final RealMySqlServer server;
    private final String maintenance;
    private boolean isPaused;

    private RealMySql(RealMySqlServer server) {
        this.server = server;
        this.maintenance = server.newDatabase();
    }

    /** One durable server for all tests that harm it and heal it again; ends with the JVM. */
    static synchronized RealMySql shared() {
        if (shared == null) {
            shared = new RealMySql(RealMySqlServer.durable());
        }
        shared.heal();
        return shared;
    }

    static RealMySql onDiskOf(int megabytes) {
        return new RealMySql(RealMySqlServer.durableOnDiskOf(megabytes));
    }

    String newDatabase() {
        return server.newDatabase();
    }

    String username() {
        return server.username();
    }

    /** SIGKILL. */
    void kill() {
        server.kill();
        isPaused = false;
    }

    /** On the data it has. */
    void restart() {
        server.restart();
    }

    /** SIGSTOP: nobody answers and nobody hangs up. */
    void freeze() {
        Signal.STOP.to(server.pid());
        isPaused = true;
    }

    /** SIGCONT. */
    void thaw() {
        Signal.CONT.to(server.pid());
        isPaused = false;
    }

    /** What a failover does to the old primary first. */
    void readOnly(boolean on) {
        execute("SET GLOBAL super_read_only=" + (on ? "ON" : "OFF"));
        if (!on) {
            execute("SET GLOBAL read_only=OFF");
        }
    }

    /** Ends a connection of the service's that is there; which one is chance. Answers how many there were. */
    int killConnection(RandomGenerator random) {
        try (var connection = connected(); var statement = connection.createStatement()) {
            var ids = new ArrayList<Long>();
            try (var rows = statement.executeQuery("SELECT id FROM information_schema.processlist"
                    + " WHERE command NOT IN ('Daemon', 'Binlog Dump') AND id <> CONNECTION_ID() AND db IS NOT NULL")) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            if (!ids.isEmpty()) {
                kill(statement, ids.get(random.nextInt(ids.size())));
            }
            return ids.size();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void kill(java.sql.Statement statement, long id) throws SQLException {
        try {
            statement.execute("KILL CONNECTION " + id);
        } catch (SQLException failed) {
            if (failed.getErrorCode() != NO_SUCH_THREAD) {
                throw failed;
            }
            // It has ended by itself meanwhile.
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Leaves no byte free on the server's disk; only for a server with a disk of its own. */
    void fillDisk() {
        var block = new byte[64 * 1024];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            // What was wanted.
        }
    }

    void freeDisk() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path ballast() {
        return server.dataSeenFromOutside().resolve(BALLAST);
    }

    /** Undoes whatever a test left behind. */
    void heal() {
        if (isPaused) {
            thaw();
        }
        if (!isAlive()) {
            restart();
        }
        readOnly(false);
    }

    /** Changes rows beside the service, which goes first: where it holds a row or wants one, nothing is changed. */
    void update(String database, String statement) {
        try (var connection = DriverManager.getConnection(database, username(), "");
                var prepared = connection.createStatement()) {
            prepared.execute("SET SESSION innodb_lock_wait_timeout = 1");
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            prepared.executeUpdate(statement);
        } catch (SQLException failed) {
            if (failed.getErrorCode() != LOCK_WAIT_TIMEOUT && failed.getErrorCode() != DEADLOCK) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** The first column of what a query finds; what is NULL is left out. */
    List<String> query(String database, String query) {
        try (var connection = DriverManager.getConnection(database, username(), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                Optional.ofNullable(rows.getString(1)).ifPresent(found::add);
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void execute(String sql) {
        try (var connection = connected(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection connected() throws SQLException {
        return DriverManager.getConnection(maintenance, username(), "");
    }

    @Override
    public void close() {
        heal();
        server.close();
    }
}
