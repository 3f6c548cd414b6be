package payscore.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.telemetry.Telemetry;

/** Where time, chance and threads come from. Nobody else reads a clock or makes a thread. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {
    /** Milliseconds, which is what the store keeps: an order reads the same before and after it was stored. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnMissingBean
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** Virtual threads; what is in flight is bounded by the size of a round of due work. */
    @Bean(destroyMethod = "close")
    ExecutorService dueWorkExecutor() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("due-work-", 0).factory());
    }

    /** A restarted process is another node: what the former one held runs out or was handed over. */
    @Bean
    @ConditionalOnMissingBean
    NodeId nodeId(RandomGenerator random) {
        return NodeId.random(random);
    }

    @Bean
    @ConditionalOnMissingBean
    Telemetry telemetry(ObjectProvider<MeterRegistry> meters) {
        return new MicrometerTelemetry(meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
