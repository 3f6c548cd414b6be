package payscore.bootstrap.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payscore.simulator.Simulator;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.merchant.Switches;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/** The jar that is shipped, unchanged, with the adapter of {@code examples/event-sink} beside it. */
class SwappedAdapterIT {
    private static final Path JAR = Path.of(System.getProperty("payscore.jar"));
    private static final Path EXAMPLE = Path.of("..", "examples", "event-sink", "src", "main");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    @Test
    void orderEventsGoWhereTheAdapterOnTheClassPathTakesThem() throws Exception {
        var bikes = TestMerchant.make("1900000109", "2002000000000558128851361561536");
        try (var weChat = Simulator.start(SimulatorConfiguration.of(WeChatKeys.generate(Instant.now()))
                .with(Switches.defaults().withWireTime(Switches.WireTime.REAL)).with(bikes.atWeChat())
                .with(Service.confirming(bikes.serviceId(), bikes.mchId(), "wxd678efh567hg6787",
                        SubMode.WAIVE_DEPOSIT, 50_000)))) {
            var port = freePort();
            var events = directory.resolve("events.jsonl");
            var weChatKey = directory.resolve("wechatpay.pem");
            TestMerchant.written(weChatKey, TestMerchant.pem("PUBLIC KEY", weChat.publicKey().getEncoded()));
            var properties = new LinkedHashMap<>(Map.of("server.port", String.valueOf(port), "payscore.wechat.base-url",
                    weChat.baseUrl(), "payscore.wechat.backup-url", weChat.baseUrl(), "payscore.webhook-sender",
                    "event-file", "event-file.path", events.toString()));
            properties.putAll(bikes.properties(0, directory, weChatKey, weChat.publicKeyId(), port));
            var process = start(properties);
            try {
                var service = "http://127.0.0.1:" + port;
                await(() -> assertThat(get(service + "/actuator/health/readiness", "")).contains("\"UP\""));

                post(service + "/v1/service-orders", bikes.apiKey(), """
                        {"out_order_no":"SWAPPED","service_id":"%s","service_introduction":"共享单车",
                         "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}
                        """.formatted(bikes.serviceId()));
                // A slow machine answers 202 and follows up.
                await(() -> assertThat(get(service + "/v1/service-orders/SWAPPED", bikes.apiKey()))
                        .contains("\"state\":\"CREATED\""));
                weChat.control().accept(bikes.mchId() + "/SWAPPED");

                await(() -> assertThat(Files.readAllLines(events))
                        .anyMatch(line -> line.contains("\"type\":\"service_order.created\""))
                        .anyMatch(line -> line.contains("\"type\":\"service_order.confirmed\""))
                        .allMatch(line -> line.startsWith("{\"id\":\"") && line.contains("\"SWAPPED\"")));
                await(() -> assertThat(get(service + "/v1/webhook-deliveries", bikes.apiKey()))
                        .contains("\"DELIVERED\"", "\"event-file\"").doesNotContain("\"PENDING\""));
            } finally {
                process.destroy();
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private Process start(Map<String, String> properties) throws IOException {
        var configuration = directory.resolve("application.properties");
        Files.writeString(configuration, properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("\n")));
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-Dloader.path=" + adapter(), "-jar", JAR.toString(),
                "--spring.config.additional-location=" + configuration)
                .directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile()).start();
    }

    /** The example packed as its own build would: its classes, which this module's build compiled too, and its resources. */
    private Path adapter() throws IOException {
        var jar = directory.resolve("event-sink.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(EXAMPLE.resolve("resources"), "", out);
            add(Path.of("target", "test-classes"), "example/", out);
        }
        return jar;
    }

    private static void add(Path root, String under, JarOutputStream out) throws IOException {
        try (var files = Files.walk(root.resolve(under))) {
            for (var file : files.filter(SwappedAdapterIT::isOfTheAdapter).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }

    private static boolean isOfTheAdapter(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().contains("Test");
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).ignoreExceptions()
                .untilAsserted(assertion);
    }

    private static String get(String address, String key) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key).build(),
                BodyHandlers.ofString()).body();
    }

    private static String post(String address, String key, String body) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
