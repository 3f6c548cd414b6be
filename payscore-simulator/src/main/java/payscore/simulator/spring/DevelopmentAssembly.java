package payscore.simulator.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import payscore.simulator.setup.DevelopmentSetup;

/**
 * Configures the service for the simulator beside it, where nobody configured it for anything else: no WeChat address and no
 * merchants are set. All properties have the lowest precedence, so that any single one can be overridden.
 */
public final class DevelopmentAssembly implements EnvironmentPostProcessor, Ordered {
    /** Set when this assembly is at work; the auto-configuration starts the simulator then. */
    static final String ASSEMBLED = "payscore.simulator.assembled";

    static final String PORT = "payscore.simulator.port";
    static final String DATA = "payscore.simulator.data";
    private static final String ENABLED = "payscore.simulator.enabled";
    private static final int DEFAULT_PORT = 8090;

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty(ENABLED, Boolean.class, true) || isConfigured(environment)) {
            return;
        }
        int wanted = environment.getProperty(PORT, Integer.class, DEFAULT_PORT);
        int port = wanted == 0 ? freePort() : wanted;
        DevelopmentSetup setup = setup(environment);
        Map<String, Object> properties = properties(setup, port);
        if (wanted == 0) {
            // The address is part of other properties and must be known before anything listens on it.
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("payscoreSimulatorPort", Map.of(PORT, port)));
        }
        environment.getPropertySources().addLast(new MapPropertySource("payscoreSimulator", properties));
    }

    static DevelopmentSetup setup(org.springframework.core.env.Environment environment) {
        return DevelopmentSetup.in(
                Path.of(environment.getProperty(DATA, ".payscore")),
                InstantSource.system().instant());
    }

    private static boolean isConfigured(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        return binder.bind("payscore.wechat.base-url", String.class).isBound()
                || binder.bind("payscore.merchants[0]", Bindable.mapOf(String.class, Object.class))
                        .isBound();
    }

    private static Map<String, Object> properties(DevelopmentSetup setup, int port) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(ASSEMBLED, true);
        properties.put(PORT, port);
        properties.put("payscore.wechat.base-url", "http://127.0.0.1:" + port);
        String merchant = "payscore.merchants[0].";
        properties.put(merchant + "mch-id", DevelopmentSetup.MCH_ID);
        properties.put(merchant + "serial-no", setup.serialNo());
        properties.put(
                merchant + "private-key-path", setup.merchantPrivateKeyPath().toString());
        properties.put(merchant + "api-v3-key-path", setup.apiV3KeyPath().toString());
        properties.put(merchant + "api-v2-key-path", setup.apiV2KeyPath().toString());
        properties.put(
                merchant + "wechatpay-public-key-path",
                setup.weChatPublicKeyPath().toString());
        properties.put(merchant + "wechatpay-public-key-id", setup.publicKeyId());
        properties.put(
                merchant + "notify-url",
                "http://127.0.0.1:${server.port:8080}/wechat/notifications/" + DevelopmentSetup.MCH_ID);
        service(properties, merchant + "services[0].", DevelopmentSetup.SERVICE_ID, "waive-deposit");
        service(properties, merchant + "services[1].", DevelopmentSetup.ENJOY_FIRST_SERVICE_ID, "enjoy-first");
        properties.put(merchant + "services[0].collects-on-demand", "true");
        service(properties, merchant + "services[2].", DevelopmentSetup.NO_CONFIRM_SERVICE_ID, "no-confirm");
        service(properties, merchant + "services[3].", DevelopmentSetup.POWER_BANK_SERVICE_ID, "waive-deposit");
        properties.put(merchant + "services[3].industry", "power-bank");
        properties.put("payscore.api-keys[0].name", "development");
        properties.put("payscore.api-keys[0].sha256", setup.apiKeySha256());
        properties.put("payscore.api-keys[0].merchants[0]", DevelopmentSetup.MCH_ID);
        return properties;
    }

    private static void service(Map<String, Object> properties, String prefix, String serviceId, String subMode) {
        properties.put(prefix + "service-id", serviceId);
        properties.put(prefix + "app-id", DevelopmentSetup.APP_ID);
        properties.put(prefix + "sub-mode", subMode);
        properties.put(prefix + "risk-ceiling", DevelopmentSetup.RISK_CEILING);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port for the simulator", none);
        }
    }
}
