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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payscore.adapter.persistence.mysql.RealMySqlServer;
import payscore.simulator.Simulator;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.merchant.Switches;
import payscore.simulator.security.WeChatKeys;
import payscore.simulator.setup.SimulatorConfiguration;

/** The jar that is shipped. WeChat is the simulator, in this JVM; the database is a real MySQL. */
class ProductionJarIT {
    private static final Path JAR = Path.of(System.getProperty("payscore.jar"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration START_MAX = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void containsNothingOfTheSimulator() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName())).isNotEmpty()
                    .anyMatch(name -> name.contains("payscore-adapter-wechat"))
                    .noneMatch(name -> name.contains("simulator"));
        }
    }

    @Test
    void withoutAnyConfigurationItSaysWhatIsMissing() throws Exception {
        var process = start(Map.of("server.port", "0"));
        assertThat(process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output()).contains("APPLICATION FAILED TO START").contains("payscore.merchants")
                .doesNotContain("at org.springframework");
    }

    @Test
    void twoMerchantsWithDifferentKeysAreServedByOneProcessOnMySql() throws Exception {
        var bikes = TestMerchant.make("1900000109", "2002000000000558128851361561536");
        var hotels = TestMerchant.make("1900000110", "2002000000000558128851361561599");
        var weChatKeys = WeChatKeys.generate(java.time.Instant.now());
        try (var weChat = Simulator.start(SimulatorConfiguration.of(weChatKeys)
                .with(Switches.defaults().withWireTime(Switches.WireTime.REAL))
                .with(bikes.atWeChat()).with(hotels.atWeChat())
                .with(service(bikes)).with(service(hotels)))) {
            var port = freePort();
            var weChatKey = directory.resolve("wechatpay.pem");
            TestMerchant.written(weChatKey, TestMerchant.pem("PUBLIC KEY", weChat.publicKey().getEncoded()));
            var mysql = RealMySqlServer.shared();
            var properties = new java.util.LinkedHashMap<>(Map.of("server.port", String.valueOf(port),
                    "payscore.persistence", "mysql", "payscore.wechat.base-url", weChat.baseUrl(),
                    "payscore.wechat.backup-url", weChat.baseUrl(), "spring.datasource.url", mysql.newDatabase(),
                    "spring.datasource.username", mysql.username()));
            properties.putAll(bikes.properties(0, directory, weChatKey, weChat.publicKeyId(), port));
            properties.putAll(hotels.properties(1, directory, weChatKey, weChat.publicKeyId(), port));
            start(properties);
            var service = "http://127.0.0.1:" + port;
            await(() -> assertThat(get(service + "/actuator/health/readiness", "")).contains("\"status\":\"UP\""));

            for (var merchant : List.of(bikes, hotels)) {
                assertThat(post(service + "/v1/service-orders", merchant.apiKey(), creation(merchant)))
                        .contains("\"state\":\"CREATED\"").contains(merchant.mchId());
                weChat.control().accept(merchant.mchId() + "/SAME-NUMBER");
            }
            for (var merchant : List.of(bikes, hotels)) {
                await(() -> assertThat(get(service + "/v1/service-orders/SAME-NUMBER", merchant.apiKey()))
                        .contains("\"state_description\":\"USER_CONFIRM\"").contains(merchant.mchId()));
            }
            assertThat(get(service + "/v1/service-orders/SAME-NUMBER?mch_id=" + hotels.mchId(), bikes.apiKey()))
                    .contains("service-order-not-found");
            assertThat(output()).doesNotContain(bikes.apiV3Key(), bikes.apiV2Key(), bikes.apiKey());
        }
    }

    private static Service service(TestMerchant merchant) {
        return Service.confirming(
                merchant.serviceId(), merchant.mchId(), "wxd678efh567hg6787", SubMode.WAIVE_DEPOSIT, 50_000);
    }

    private static String creation(TestMerchant merchant) {
        return """
                {"out_order_no":"SAME-NUMBER","service_id":"%s","service_introduction":"共享单车",
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}
                """.formatted(merchant.serviceId());
    }

    private Process start(Map<String, String> properties) throws IOException {
        var configuration = directory.resolve("application.properties");
        Files.writeString(configuration, properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("\n")));
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-jar",
                JAR.toString(), "--spring.config.additional-location=" + configuration)
                .directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile()).start();
        started.add(process);
        return process;
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"));
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(START_MAX).pollInterval(Duration.ofMillis(250)).ignoreExceptions()
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
