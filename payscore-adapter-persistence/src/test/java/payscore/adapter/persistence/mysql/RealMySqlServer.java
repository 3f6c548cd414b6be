package payscore.adapter.persistence.mysql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * MySQL 8.0 from the test library's archive, in a directory of its own, on a free loopback port. There is one server per test
 * JVM, started by whoever asks first and stopped when the JVM ends; every caller gets a database of its own.
 *
 * <p>The library's own launcher is not used: it cannot run the server as root, which is what build machines are.
 */
public final class RealMySqlServer {
    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final int LAST_LINES_MAX = 20;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static CompletableFuture<RealMySqlServer> shared;

    private final Path directory;
    private final Path executable;
    private final int port;
    private final ConcurrentLinkedDeque<String> lastLines = new ConcurrentLinkedDeque<>();
    private Process process;

    private RealMySqlServer(Path directory, Path executable) throws IOException {
        this.directory = directory;
        this.executable = executable;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = probe.getLocalPort();
        }
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
                var directory = Files.createTempDirectory("payscore-mysql");
                unpack(directory);
                shared.complete(started(directory, directory.resolve("bin/mysqld")));
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

    /** Starts {@code executable} on new data; both are removed with {@code directory} when the JVM ends. */
    static RealMySqlServer started(Path directory, Path executable) {
        try {
            var server = new RealMySqlServer(directory, executable);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-mysql"));
            server.initialise();
            server.start();
            return server;
        } catch (IOException e) {
            throw failure(e.getMessage(), e);
        }
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
        return "root";
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

    private void initialise() throws IOException {
        var data = directory.resolve("data");
        process = launched(List.of("--initialize-insecure", "--datadir=" + data));
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
    }

    private void start() throws IOException {
        lastLines.clear();
        process = launched(List.of("--datadir=" + directory.resolve("data"), "--port=" + port,
                "--bind-address=127.0.0.1", "--socket=" + directory.resolve("mysql.sock"), "--mysqlx=OFF",
                "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0",
                "--default-time-zone=+00:00"));
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

    private Process launched(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(executable.toString(), "--no-defaults",
                "--user=" + System.getProperty("user.name"), "--basedir=" + directory,
                "--lc-messages-dir=" + directory.resolve("share"), "--console"));
        // The first of these must stay first.
        command.addAll(arguments);
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

    private void stop() {
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
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException leftToTheSystem) {
            // A temporary directory; nothing depends on its removal.
        }
    }

    private static void unpack(Path directory) throws IOException {
        try (InputStream archive = RealMySqlServer.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException("the test library has no server for this kind of machine (" + ARCHIVE + ")");
            }
            var tar = new ProcessBuilder("tar", "-xzf", "-", "-C", directory.toString()).inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
            try (var input = tar.getOutputStream()) {
                archive.transferTo(input);
            }
            if (!tar.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS) || tar.exitValue() != 0) {
                throw new IOException("its archive could not be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static IllegalStateException failure(String why, Throwable cause) {
        return new IllegalStateException("The real MySQL server the tests need does not start; install Debian's libaio1"
                + " (apt-get install -y libaio1) if it is missing. The server says: " + why, cause);
    }
}
