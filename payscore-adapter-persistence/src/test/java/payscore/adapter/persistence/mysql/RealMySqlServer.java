package payscore.adapter.persistence.mysql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * MySQL 8.0 from the test library's archive, on data of its own, on a free loopback port. Most tests share one server per test
 * JVM, started by whoever asks first and stopped when the JVM ends; every caller gets a database of its own. Tests that harm their
 * server have one for themselves, which keeps what it has committed.
 *
 * <p>The library's own launcher is not used: it cannot run the server as root, which is what build machines are.
 */
public final class RealMySqlServer implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final String ROOT = "root";
    private static final String USER = System.getProperty("user.name");
    private static final int LAST_LINES_MAX = 20;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    /** As fast as can be: what is committed may be lost with the server. */
    private static final List<String> FAST = List.of(
            "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0");
    /** As an operator must set it: what is committed is on disk. */
    private static final List<String> DURABLE = List.of(
            "--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1", "--server-id=1");
    private static final List<String> SMALL = List.of(
            "--innodb-flush-log-at-trx-commit=1", "--skip-log-bin", "--innodb-redo-log-capacity=16M");
    private static CompletableFuture<RealMySqlServer> shared;

    private final Path directory;
    private final Path basedir;
    private final Path executable;
    private final List<String> settings;
    private final Optional<SmallDisk> disk;
    private final int port;
    private final ConcurrentLinkedDeque<String> lastLines = new ConcurrentLinkedDeque<>();
    private Process process;

    private RealMySqlServer(Path directory, Path basedir, Path executable, List<String> settings,
            Optional<SmallDisk> disk) throws IOException {
        this.disk = disk;
        this.directory = directory;
        this.basedir = basedir;
        this.executable = executable;
        this.settings = settings;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = probe.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-mysql"));
    }

    /**
     * The server of this JVM.
     *
     * @throws IllegalStateException with one sentence that names what to install, when it does not start
     */
    public static synchronized RealMySqlServer shared() {
        if (shared == null) {
            shared = new CompletableFuture<>();
            try {
                shared.complete(ofItsOwn(FAST).initialised());
            } catch (IOException | RuntimeException e) {
                shared.completeExceptionally(e instanceof IllegalStateException ? e : failure(String.valueOf(e), e));
            }
        }
        try {
            return shared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : e;
        }
    }

    /** A server for one test that keeps what it has committed, whatever happens to its process. */
    public static RealMySqlServer durable() {
        try {
            return ofItsOwn(DURABLE).initialised();
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        }
    }

    /**
     * A durable server whose data have this much space and no more. There is no binary log, which would wait a minute for space
     * instead of failing.
     */
    public static RealMySqlServer durableOnDiskOf(int megabytes) {
        try {
            var directory = Files.createTempDirectory("payscore-mysql-data");
            var disk = SmallDisk.mountedAt(Files.createDirectory(directory.resolve("data")), megabytes);
            return ofItsOwn(directory, SMALL, Optional.of(disk)).initialised();
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        }
    }

    /** Starts {@code executable} on new data; both are removed with {@code directory} when the JVM ends. */
    static RealMySqlServer started(Path directory, Path executable) {
        try {
            return new RealMySqlServer(directory, directory, executable, FAST, Optional.empty()).initialised();
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        }
    }

    private static RealMySqlServer ofItsOwn(List<String> settings) throws IOException {
        return ofItsOwn(Files.createTempDirectory("payscore-mysql-data"), settings, Optional.empty());
    }

    private static RealMySqlServer ofItsOwn(Path directory, List<String> settings, Optional<SmallDisk> disk)
            throws IOException {
        var basedir = MySqlDistribution.directory();
        return new RealMySqlServer(directory, basedir, basedir.resolve("bin/mysqld"), settings, disk);
    }

    /** The JDBC address of a new, empty database; user {@code root}, no password. */
    public String newDatabase() {
        var name = "payscore_" + DATABASES.incrementAndGet();
        // A pool of the same JVM may have shortened it to less than a busy machine needs.
        DriverManager.setLoginTimeout((int) START_MAX.toSeconds());
        try (var connection = DriverManager.getConnection(address(""), username(), "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return address(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The real MySQL server refuses a new database", e);
        }
    }

    public String username() {
        return ROOT;
    }

    public int port() {
        return port;
    }

    /** Of the server's process, for signals. */
    public long pid() {
        return process.pid();
    }

    /** Where the data are for whoever wants to take their space. */
    public Path dataSeenFromOutside() {
        return disk.map(SmallDisk::seenFromOutside).orElseGet(this::data);
    }

    /** What the server said last, for whoever has to find out why it failed. */
    public String lastWords() {
        return String.join("\n", lastLines);
    }

    /** Ends the process with SIGKILL and waits until it is gone. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    /** Starts the server again on the data it has, and returns when it accepts connections. */
    public void restart() {
        try {
            start();
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        }
    }

    /** A connection of an administrator, apart from every pool. */
    public Connection administrator() {
        try {
            return DriverManager.getConnection(address(""), username(), "");
        } catch (SQLException e) {
            throw new IllegalStateException("The real MySQL server refuses its administrator", e);
        }
    }

    /** Stops the whole server in its tracks (SIGSTOP), connections and all. Thaw it, whatever happens. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            if (new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start()
                    .waitFor() != 0) {
                throw new IllegalStateException("The real MySQL server takes no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String address(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
    }

    private RealMySqlServer initialised() throws IOException {
        process = launched(command(initialisation()));
        var output = CompletableFuture.supplyAsync(() -> readUntil("\0never"));
        await(output, "is not initialised");
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw failure(String.join("; ", lastLines), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
        start();
        return this;
    }

    private void start() throws IOException {
        process = launched(command(running()));
        awaitReady();
    }

    private void awaitReady() {
        lastLines.clear();
        var ready = new CompletableFuture<Boolean>();
        Thread.ofPlatform().daemon().name("mysql-output").start(() -> {
            ready.complete(readUntil("ready for connections"));
            // The server blocks when nobody reads on.
            readUntil("\0never");
        });
        if (!await(ready, "is not ready")) {
            throw failure(String.join("; ", lastLines), null);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private List<String> initialisation() {
        var arguments = new ArrayList<>(List.of("--initialize-insecure", "--datadir=" + data()));
        arguments.addAll(settings);
        return arguments;
    }

    private List<String> running() {
        var arguments = new ArrayList<>(List.of("--datadir=" + data(), "--port=" + port, "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("mysql.sock"), "--mysqlx=OFF", "--default-time-zone=+00:00"));
        arguments.addAll(settings);
        return arguments;
    }

    private List<String> command(List<String> arguments) {
        var command = new ArrayList<>(disk.map(SmallDisk::prefix).orElse(List.of()));
        command.addAll(List.of(executable.toString(), "--no-defaults",
                // On a disk of its own everybody is root.
                "--user=" + disk.map(own -> ROOT).orElse(USER), "--basedir=" + basedir,
                "--lc-messages-dir=" + basedir.resolve("share"), "--console"));
        // The first of these must stay first.
        command.addAll(arguments);
        return command;
    }

    private Process launched(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile()).start();
    }

    /** Whether a line with {@code words} came before the output ended. */
    private boolean readUntil(String words) {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lastLines.add(line);
                if (lastLines.size() > LAST_LINES_MAX) {
                    lastLines.removeFirst();
                }
                if (line.contains(words)) {
                    return true;
                }
            }
        } catch (IOException ended) {
            lastLines.add(String.valueOf(ended.getMessage()));
        }
        return false;
    }

    private boolean await(CompletableFuture<Boolean> condition, String otherwise) {
        try {
            return condition.get(START_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw failure("it " + otherwise + " after " + START_MAX + "; " + String.join("; ", lastLines), e);
        }
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }
        disk.ifPresent(SmallDisk::close);
        MySqlDistribution.remove(directory);
    }

    private static IllegalStateException failure(String why, Throwable cause) {
        return new IllegalStateException("The real MySQL server the tests need does not start; install Debian's libaio1"
                + " (apt-get install -y libaio1) if it is missing. The server says: " + why, cause);
    }
}
