package example.eventsink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payscore.application.contract.WebhookSendingContract;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.application.port.out.webhook.WebhookSending.Outcome;
import payscore.domain.fixture.ServiceOrders;

/** The platform's contract, and what only a file can go through. */
class EventFileTest implements WebhookSendingContract {
    private static final Pattern LINE = Pattern.compile("\\{\"id\":\"([^\"]+)\",\"message\":(.*)}");

    @TempDir
    private Path directory;

    private EventFile events;

    @BeforeEach
    void open() {
        events = new EventFile(file(), ENDPOINT);
    }

    @Override
    public WebhookSending sending() {
        return events;
    }

    @Override
    public List<Arrival> arrivals() {
        try {
            return Files.exists(file())
                    ? Files.readAllLines(file()).stream().map(EventFileTest::arrival).toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void breakDestination() {
        try {
            Files.createDirectory(file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void mendDestination() {
        try {
            Files.delete(file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void whatACrashLeftOfALineIsNoEvent() throws IOException {
        sending().send(delivery("msg-1", "{}"));
        Files.writeString(file(), "{\"id\":\"msg-2\",\"mess", StandardOpenOption.APPEND);

        assertThat(sending().send(delivery("msg-3", "{}"))).isEqualTo(new Outcome.Taken());

        assertThat(arrivals()).containsExactly(new Arrival("msg-1", "{}"), new Arrival("msg-3", "{}"));
    }

    @Test
    void aMessageOfTwoLinesIsRefused() {
        assertThat(sending().send(delivery("msg-1", "{\n}"))).isInstanceOf(Outcome.Failed.class);
        assertThat(arrivals()).isEmpty();
    }

    @Test
    void everyMerchantIsTold() {
        assertThat(new EventFile(file(), "events").of(ServiceOrders.MCH_ID)).containsExactly("events");
    }

    private Path file() {
        return directory.resolve("events.jsonl");
    }

    private static Arrival arrival(String line) {
        var parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return new Arrival(parts.group(1), parts.group(2));
    }

    private static WebhookDelivery delivery(String id, String payload) {
        return WebhookDelivery.first(id, ENDPOINT, ServiceOrders.KEY, 1, RequestBody.of(payload), Instant.EPOCH);
    }
}
