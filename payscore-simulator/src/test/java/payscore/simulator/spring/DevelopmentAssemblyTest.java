package payscore.simulator.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import payscore.simulator.Simulator;

class DevelopmentAssemblyTest {
    @TempDir
    private Path data;

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void configuresTheServiceForTheSimulatorItStarts() throws IOException {
        try (var context = start("--payscore.simulator.port=0", "--server.port=18080")) {
            Simulator simulator = context.getBean(RunningSimulator.class).simulator();
            var environment = context.getEnvironment();

            assertThat(environment.getProperty("payscore.wechat.base-url")).isEqualTo(simulator.baseUrl());
            assertThat(environment.getProperty("payscore.merchants[0].mch-id")).isEqualTo("1900000109");
            assertThat(environment.getProperty("payscore.merchants[0].notify-url"))
                    .isEqualTo("http://127.0.0.1:18080/wechat/notifications/1900000109");
            assertThat(environment.getProperty("payscore.merchants[0].wechatpay-public-key-id"))
                    .isEqualTo(simulator.publicKeyId());
            assertThat(environment.getProperty("payscore.merchants[0].services[1].sub-mode"))
                    .isEqualTo("enjoy-first");
            assertThat(environment.getProperty("payscore.api-keys[0].sha256")).matches("[0-9a-f]{64}");
            Path key = Path.of(environment.getRequiredProperty("payscore.merchants[0].private-key-path"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(data.resolve("development_api_key"))).startsWith("psk_dev_");
        }
    }

    @Test
    void keepsItsKeysFromOneStartToTheNext() {
        String first;
        try (var context = start("--payscore.simulator.port=0")) {
            first = context.getEnvironment().getProperty("payscore.merchants[0].serial-no");
        }
        try (var context = start("--payscore.simulator.port=0")) {
            assertThat(context.getEnvironment().getProperty("payscore.merchants[0].serial-no"))
                    .isEqualTo(first);
        }
    }

    @Test
    void staysAwayWhereMerchantsAreConfigured() {
        try (var context = start("--payscore.merchants[0].mch-id=1900000001")) {
            assertThat(context.getBeanProvider(RunningSimulator.class).getIfAvailable())
                    .isNull();
            assertThat(context.getEnvironment().getProperty("payscore.wechat.base-url"))
                    .isNull();
        }
    }

    @Test
    void staysAwayWhereWeChatIsConfigured() {
        try (var context = start("--payscore.wechat.base-url=https://api.mch.weixin.qq.com")) {
            assertThat(context.getBeanProvider(RunningSimulator.class).getIfAvailable())
                    .isNull();
        }
    }

    @Test
    void stopsTheSimulatorWithTheContext() {
        Simulator simulator;
        try (var context = start("--payscore.simulator.port=0")) {
            simulator = context.getBean(RunningSimulator.class).simulator();
        }
        assertThat(Listening.on(simulator.port())).isFalse();
    }

    private ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--payscore.simulator.data=" + data);
        return application.run(all.toArray(String[]::new));
    }
}
