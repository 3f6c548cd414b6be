package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.cucumber.java.AfterAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import payscore.simulator.merchant.TestUser;

/** Reads everything the service logs while the features run, at the level of debugging, and looks for secrets in it. */
public final class LogScan {
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static final List<String> SECRETS = new CopyOnWriteArrayList<>(List.of(TestUser.DEFAULT_OPENID));

    private LogScan() {}

    /** Starts reading. The first lines of the development assembly, which tell its key on purpose, are over by then. */
    static void start(List<String> secrets) {
        SECRETS.addAll(secrets);
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                LINES.add(event.getFormattedMessage() + event.getMDCPropertyMap());
            }
        };
        appender.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(appender);
        ((Logger) LoggerFactory.getLogger("payscore")).setLevel(Level.DEBUG);
        // Several times a second each; they say nothing but the numbers of buckets.
        for (var due : List.of("inbox.InboxMapper", "command.CommandMapper", "order.ServiceOrderMapper",
                "webhook.WebhookDeliveryMapper", "permission.AuthorizationMapper")) {
            ((Logger) LoggerFactory.getLogger("payscore.adapter.persistence." + due + ".due")).setLevel(Level.INFO);
        }
    }

    /** More secrets, made while the features run. */
    static void lookFor(List<String> secrets) {
        SECRETS.addAll(secrets);
    }

    @AfterAll
    public static void noSecretWasLogged() {
        var secrets = new ArrayList<>(SECRETS);
        for (var order : new JsonClient(Deployment.underTest().simulator(), Map.of()).get("/simulator/orders")
                .body()) {
            secrets.add(order.path("confirmation_package").asString("no package was ever handed out"));
        }
        // Users of authorisations are made up for each scenario, and all begin alike.
        secrets.add("oAcceptance");
        assertThat(LINES).as("the features leave traces in the log").hasSizeGreaterThan(100);
        assertThat(LINES).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }
}
