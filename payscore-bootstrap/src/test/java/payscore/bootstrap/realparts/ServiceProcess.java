package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One node: the jar that is shipped, in a JVM of its own, always on the same port. Its log survives its deaths. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(120);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    /** Compiling once, and little, starts faster. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");
    private static final Pattern HELD = Pattern.compile("event=BUCKETS_HELD node=(\\S+) ");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path directory;
    private final int port;
    private final Path configuration;
    private final Map<String, String> properties;
    private final List<String> jvm;
    private Process process;
    private int startOfLog;

    /** @param properties as an operator would write them; the port is added */
    ServiceProcess(String name, Path directory, Map<String, String> properties, int heapMegabytes) {
        this.name = name;
        this.directory = directory;
        this.port = freePort();
        this.properties = new LinkedHashMap<>(properties);
        this.configuration = directory.resolve(name + ".properties");
        this.jvm = Stream.concat(JVM.stream(), Stream.of("-Xmx" + heapMegabytes + "m")).toList();
        configure("server.port", String.valueOf(port));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-" + name));
    }

    /** Starts the process; it is not ready yet. */
    void start() {
        startOfLog = Files.exists(logFile()) ? log().length() : 0;
        start(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
    }

    /** The same, with its output going where every write fails. */
    void startWithoutALog() {
        start(ProcessBuilder.Redirect.to(new File("/dev/full")));
    }

    private void start(ProcessBuilder.Redirect output) {
        try {
            process = new ProcessBuilder(ShippedJar.command(jvm, configuration)).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(output).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Changes a property from the next start on. */
    void configure(String property, String value) {
        properties.put(property, value);
        try {
            Files.writeString(configuration, properties.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("\n")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void awaitReady() {
        Waiting.until(START_MAX, () -> {
            assertThat(process.isAlive()).as("%s is alive; its log: %s", name, logFile()).isTrue();
            assertThat(isReady()).as("%s is ready; its log: %s", name, logFile()).isTrue();
        });
    }

    boolean isReady() {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** SIGKILL, and nothing of it is left when this returns. */
    void kill() {
        process.destroyForcibly();
        awaitExit(STOP_MAX);
    }

    void pause() {
        Signal.STOP.to(process.pid());
    }

    void resume() {
        Signal.CONT.to(process.pid());
    }

    /** SIGTERM; answers how long it took to exit. */
    Duration terminate() {
        var asked = System.nanoTime();
        Signal.TERM.to(process.pid());
        awaitExit(STOP_MAX);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Answers its exit code once it has exited by itself. */
    int awaitExitCode(Duration max) {
        awaitExit(max);
        return process.exitValue();
    }

    /** The name under which this process leases its share of the work, once it has one. */
    String nodeId() {
        Waiting.until(START_MAX, () -> assertThat(HELD.matcher(log()).find(startOfLog)).as("%s has a share", name)
                .isTrue());
        var held = HELD.matcher(log());
        held.find(startOfLog);
        return held.group(1);
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path logFile() {
        return directory.resolve(name + ".log");
    }

    private void awaitExit(Duration max) {
        try {
            assertThat(process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)).as("%s has exited", name).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            process.destroyForcibly();
            awaitExit(STOP_MAX);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
