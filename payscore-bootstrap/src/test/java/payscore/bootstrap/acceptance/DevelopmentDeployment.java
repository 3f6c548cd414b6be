package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import payscore.bootstrap.PayScoreApplication;
import payscore.bootstrap.production.TestMerchant;
import payscore.simulator.setup.DevelopmentSetup;

/**
 * The development assembly in this process, started once for all features on ports and in a directory of its own. The acceptance jar
 * does without it.
 *
 * @param deployment how it is reached
 * @param operatorKey acts for every merchant
 * @param merchantsFile settings of merchants that come and go
 * @param weChatPublicKeyId of the simulator
 * @param weChatPublicKey where it is
 * @param meters what the service measures itself with
 * @param store the database of the service
 */
record DevelopmentDeployment(Deployment deployment, String operatorKey, Path merchantsFile, String weChatPublicKeyId,
        Path weChatPublicKey, MeterRegistry meters, DataSource store) {
    private static final String OPERATOR_KEY = "psk_operator_of_the_features";
    private static final int CALLS_PER_SECOND = 10;
    private static final DevelopmentDeployment STARTED = start();

    static DevelopmentDeployment started() {
        return STARTED;
    }

    /** Waits until the service calls WeChat as often as the tests do, for those that come after WeChat said it was too often. */
    void hasForgottenThrottling() {
        Scene.eventually(() -> assertThat(
                meters.get("payscore.wechat.rate").tag("merchant", deployment.mchId()).gauge().value())
                .isGreaterThan(CALLS_PER_SECOND));
    }

    private static DevelopmentDeployment start() {
        var data = temporaryDirectory();
        var servicePort = freePort();
        var setup = DevelopmentSetup.in(data.resolve("simulator"), Instant.now());
        var merchantsFile = data.resolve("merchants.yml");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PayScoreApplication.class).run(
                "--server.port=" + servicePort, "--payscore.simulator.port=0",
                "--payscore.merchants-file=" + merchantsFile, "--payscore.api-keys[0].name=development",
                "--payscore.api-keys[0].sha256=" + setup.apiKeySha256(),
                "--payscore.api-keys[0].merchants[0]=" + DevelopmentSetup.MCH_ID,
                "--payscore.api-keys[1].name=operator",
                "--payscore.api-keys[1].sha256=" + TestMerchant.sha256(OPERATOR_KEY),
                "--payscore.api-keys[1].merchants[0]=*",
                "--payscore.simulator.data=" + data.resolve("simulator"),
                "--spring.datasource.url=jdbc:h2:file:" + data.resolve("payscore") + ";MODE=MySQL");
        var simulatorPort = context.getEnvironment().getRequiredProperty("payscore.simulator.port");
        LogScan.start(List.of(setup.apiKey(), text(setup.apiV3KeyPath()), text(setup.apiV2KeyPath())));
        return new DevelopmentDeployment(new Deployment(
                "http://127.0.0.1:" + servicePort, "http://127.0.0.1:" + simulatorPort, setup.apiKey(),
                DevelopmentSetup.MCH_ID, DevelopmentSetup.APP_ID, DevelopmentSetup.SERVICE_ID),
                OPERATOR_KEY, merchantsFile, setup.publicKeyId(), setup.weChatPublicKeyPath(),
                context.getBean(MeterRegistry.class), context.getBean(DataSource.class));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("payscore-acceptance");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
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
