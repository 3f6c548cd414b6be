package payscore.bootstrap.acceptance;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import payscore.bootstrap.PayScoreApplication;
import payscore.simulator.setup.DevelopmentSetup;

/**
 * The development assembly in this process, started once for all features on ports and in a directory of its own. The acceptance jar
 * does without it.
 *
 * @param deployment how it is reached
 * @param meters what the service measures itself with
 */
record DevelopmentDeployment(Deployment deployment, MeterRegistry meters) {
    private static final DevelopmentDeployment STARTED = start();

    static DevelopmentDeployment started() {
        return STARTED;
    }

    private static DevelopmentDeployment start() {
        var data = temporaryDirectory();
        var servicePort = freePort();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PayScoreApplication.class).run(
                "--server.port=" + servicePort, "--payscore.simulator.port=0",
                "--payscore.simulator.data=" + data.resolve("simulator"),
                "--spring.datasource.url=jdbc:h2:file:" + data.resolve("payscore") + ";MODE=MySQL");
        var simulatorPort = context.getEnvironment().getRequiredProperty("payscore.simulator.port");
        var setup = DevelopmentSetup.in(data.resolve("simulator"), Instant.EPOCH);
        LogScan.start(List.of(setup.apiKey(), text(setup.apiV3KeyPath()), text(setup.apiV2KeyPath())));
        return new DevelopmentDeployment(new Deployment(
                "http://127.0.0.1:" + servicePort, "http://127.0.0.1:" + simulatorPort, setup.apiKey(),
                DevelopmentSetup.MCH_ID, DevelopmentSetup.APP_ID, DevelopmentSetup.SERVICE_ID),
                context.getBean(MeterRegistry.class));
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
