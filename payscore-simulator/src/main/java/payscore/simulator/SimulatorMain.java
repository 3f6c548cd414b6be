package payscore.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.simulator.setup.ConfigurationFile;
import payscore.simulator.setup.DevelopmentSetup;
import payscore.simulator.setup.SimulatorConfiguration;

/** The simulator alone: {@code java -jar … [--port 8090] [--data .payscore] [--config simulator.json]}. */
public final class SimulatorMain {
    private static final String DEFAULT_PORT = "8090";

    private SimulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "payscore-simulator/logback-standalone.xml");
        }
        // Looked up only now, after the logging configuration has been chosen.
        Logger log = LoggerFactory.getLogger(SimulatorMain.class);
        Simulator simulator = Simulator.start(configuration(options(arguments), log));
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        log.info(
                "WeChat simulator at {}, phone at {}/phone, control API at {}/simulator/docs",
                simulator.baseUrl(),
                simulator.baseUrl(),
                simulator.baseUrl());
        Thread.currentThread().join();
    }

    /** {@code --name value} pairs; refuses anything else with a sentence. */
    static Map<String, String> options(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = arguments[i].equals("--port") || arguments[i].equals("--data")
                    || arguments[i].equals("--config");
            if (!known || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Usage: [--port 8090] [--data .payscore] [--config simulator.json]; not understood: "
                                + arguments[i]);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static SimulatorConfiguration configuration(Map<String, String> options, Logger log) {
        Optional<Integer> port = Optional.ofNullable(options.get("--port")).map(Integer::valueOf);
        Optional<SimulatorConfiguration> file = Optional.ofNullable(options.get("--config"))
                .map(path -> ConfigurationFile.read(Path.of(path)));
        if (file.isPresent()) {
            return port.map(file.get()::onPort).orElse(file.get());
        }
        DevelopmentSetup setup = DevelopmentSetup.in(
                Path.of(options.getOrDefault("--data", ".payscore")),
                InstantSource.system().instant());
        log.info("{}", describe(setup));
        return setup.simulator().onPort(port.orElse(Integer.valueOf(DEFAULT_PORT)));
    }

    private static String describe(DevelopmentSetup setup) {
        return """
                what a client configures
                  mchid                   %s
                  appid                   %s
                  service_id              %s (waive deposit), %s (enjoy first)
                  merchant serial_no      %s
                  merchant private key    %s
                  API v3 key              %s
                  API v2 key              %s
                  WeChat public key       %s
                  WeChat public key id    %s""".formatted(
                DevelopmentSetup.MCH_ID,
                DevelopmentSetup.APP_ID,
                DevelopmentSetup.SERVICE_ID,
                DevelopmentSetup.ENJOY_FIRST_SERVICE_ID,
                setup.serialNo(),
                setup.merchantPrivateKeyPath(),
                setup.apiV3KeyPath(),
                setup.apiV2KeyPath(),
                setup.weChatPublicKeyPath(),
                setup.publicKeyId());
    }
}
