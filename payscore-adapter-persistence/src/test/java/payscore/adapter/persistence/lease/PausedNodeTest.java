package payscore.adapter.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.BucketLeases.Holding;
import payscore.application.port.out.store.NodeId;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

/** A node that stands still in the middle of its renewal, after it has read who holds what. */
@Covers({"X05", "X06"})
class PausedNodeTest {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final NodeId PAUSED = new NodeId("node-1");
    private static final NodeId OTHER = new NodeId("node-2");

    private ConfigurableApplicationContext context;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Assembly {
        @Bean
        SecretSealing sealing() {
            return new SecretSealing() {
                @Override
                public byte[] seal(MchId mchId, String purpose, String text) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<String> open(MchId mchId, String purpose, byte[] sealed) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @BeforeEach
    void open() {
        context = new SpringApplicationBuilder(Assembly.class).web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:h2:mem:paused;MODE=MySQL").run();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void renewsNothingThatRanOutAndWasTakenMeanwhile() {
        leases().renew(PAUSED, LIFE);

        assertDisjoint(() -> {
            letRunOut();
            return leases().renew(OTHER, LIFE);
        });
    }

    @Test
    void takesNothingThatWasTakenMeanwhile() {
        assertDisjoint(() -> leases().renew(OTHER, LIFE));
    }

    @Test
    void takesNothingThatWasTakenAndReleasedAndTakenMeanwhile() {
        assertDisjoint(() -> {
            leases().renew(OTHER, LIFE);
            leases().release(OTHER);
            return leases().renew(OTHER, LIFE);
        });
    }

    @Test
    void givesUpNothingThatIsSomebodyElsesMeanwhile() {
        leases().renew(PAUSED, LIFE);
        leases().renew(OTHER, LIFE);

        var taken = assertDisjoint(() -> {
            letRunOut();
            return leases().renew(OTHER, LIFE);
        });

        assertThat(leases().renew(OTHER, LIFE)).isEqualTo(new Holding(taken.fencing(), 0));
    }

    /** The renewal was under way when the lease ran out; it read the clock before. */
    @Test
    void takesNothingThatWasRenewedAfterAll() {
        var held = leases().renew(OTHER, LIFE);
        letRunOut();

        assertDisjoint(() -> {
            sql().update("UPDATE bucket_lease SET lease_until = lease_until + ?", 2 * LIFE.toMillis());
            return held;
        });
    }

    private interface Meanwhile {
        Holding happens();
    }

    private Holding assertDisjoint(Meanwhile meanwhile) {
        var other = new Holding[1];
        var late = new MyBatisBucketLeases(pausedAfterReading(() -> other[0] = meanwhile.happens())).renew(PAUSED,
                LIFE);

        assertThat(other[0].fencing()).isNotEmpty();
        var both = new HashSet<Bucket>(late.fencing().keySet());
        both.retainAll(other[0].fencing().keySet());
        assertThat(both).isEmpty();
        return other[0];
    }

    /** The first reading of the leases is followed by a pause in which something else happens. */
    private BucketLeaseMapper pausedAfterReading(Runnable meanwhile) {
        var mapper = context.getBean(BucketLeaseMapper.class);
        var isPaused = new boolean[1];
        return (BucketLeaseMapper) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{BucketLeaseMapper.class}, (proxy, method, arguments) -> {
                    try {
                        var result = method.invoke(mapper, arguments);
                        if (method.getName().equals("leases") && !isPaused[0]) {
                            isPaused[0] = true;
                            meanwhile.run();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void letRunOut() {
        sql().update("UPDATE bucket_lease SET lease_until = lease_until - ?", LIFE.toMillis() + 1);
    }

    private BucketLeases leases() {
        return context.getBean(BucketLeases.class);
    }

    private JdbcTemplate sql() {
        return context.getBean(JdbcTemplate.class);
    }
}
