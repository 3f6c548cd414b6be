package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Witness;
import payscore.bootstrap.simulation.world.World;

/** I18: whatever goes wrong, no key, ticket, launch signature or user is logged, not even at the level of debugging. */
@Tag("simulation")
class SecretsTest {
    private static final int WORLDS = 12;
    private static final int LINES_MIN = 100;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger service = (Logger) LoggerFactory.getLogger("payscore");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + Optional.ofNullable(event.getThrowableProxy())
                    .map(ThrowableProxyUtil::asString).orElse(""));
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        service.addAppender(appender);
        service.setLevel(Level.DEBUG);
    }

    @AfterEach
    void listenNoMore() {
        service.detachAppender(appender);
        service.setLevel(Level.OFF);
    }

    @Test
    void noSecretIsLoggedInAnyTrouble() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            lines.clear();
            var secrets = secretsOf(Plan.of(seed, Profile.WIDE));
            assertThat(lines).hasSizeGreaterThan(LINES_MIN);
            assertThat(secrets).hasSizeGreaterThan(10);
            assertThat(lines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        }
    }

    private static Collection<String> secretsOf(Plan plan) {
        var scenes = new ArrayList<Scene>();
        World.run(plan, List.of(scene -> {
            scenes.add(scene);
            return new Witness() {};
        }));
        return scenes.getFirst().ledger().secrets();
    }
}
