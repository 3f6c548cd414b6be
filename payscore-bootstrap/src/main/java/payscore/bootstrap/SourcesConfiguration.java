package payscore.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
