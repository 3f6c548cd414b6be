package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.application.port.out.webhook.WebhookSending.Outcome;
import payscore.domain.fixture.ServiceOrders;

/**
 * What {@link WebhookSending} must do, wherever it sends to: an endpoint, a queue, a file. The destination is one named {@link #ENDPOINT}
 * of {@link ServiceOrders#MCH_ID}, with nothing in it.
 */
@Timeout(60)
public interface WebhookSendingContract {
    String ENDPOINT = "contract";

    WebhookSending sending();

    /** What lies at the destination, oldest first. */
    List<Arrival> arrivals();

    /** Makes the destination take nothing from now on, in the way it most probably fails. */
    void breakDestination();

    /** Makes a broken destination work again. */
    void mendDestination();

    /**
     * @param messageId as the receiver reads it
     * @param payload the message as the receiver reads it
     */
    record Arrival(String messageId, String payload) {}

    @Test
    default void whatWasTakenHasArrivedWithItsIdAndItsVeryBytes() {
        var delivery = delivery("msg-1",
                "{\"type\":\"service_order.paid\",\"data\":{\"attach\":\"充电宝 \\\"1\\\"\\n\"}}");

        assertThat(sending().send(delivery)).isEqualTo(new Outcome.Taken());

        assertThat(arrivals()).containsExactly(new Arrival("msg-1", text(delivery)));
    }

    /** The record of an attempt may be lost; the message is then sent again, and the receiver tells by its id. */
    @Test
    default void aRepeatedAttemptIsTakenAgainWithTheSameIdAndBytes() {
        var delivery = delivery("msg-1", "{\"version\":1}");

        assertThat(sending().send(delivery)).isEqualTo(new Outcome.Taken());
        assertThat(sending().send(delivery)).isEqualTo(new Outcome.Taken());

        assertThat(arrivals()).isNotEmpty().containsOnly(new Arrival("msg-1", "{\"version\":1}"));
    }

    @Test
    default void keepsMessagesApartThatAreSentAtOnce() {
        var outcomes = Together.run(8, i -> sending().send(delivery("msg-" + i, large(i))));

        assertThat(outcomes).containsOnly(new Outcome.Taken());
        assertThat(Set.copyOf(arrivals())).isEqualTo(java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> new Arrival("msg-" + i, large(i))).collect(Collectors.toSet()));
    }

    /** Neither thrown nor taken: it is tried again later. What it says goes into a table and a metric. */
    @Test
    default void aBrokenDestinationIsAFailureInFewWords() {
        breakDestination();

        assertThat(sending().send(delivery("msg-1", "{}"))).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.why()).matches("[a-z0-9-]{2,40}"));
    }

    @Test
    default void afterAFailureTheNextAttemptArrivesWhole() {
        var delivery = delivery("msg-1", "{\"version\":1}");
        breakDestination();
        assertThat(sending().send(delivery)).isInstanceOf(Outcome.Failed.class);
        mendDestination();

        assertThat(sending().send(delivery)).isEqualTo(new Outcome.Taken());
        assertThat(arrivals()).contains(new Arrival("msg-1", "{\"version\":1}"));
    }

    /** What is owed to it waits until somebody configures it again. */
    @Test
    default void anEndpointThatIsNoLongerConfiguredIsAFailure() {
        var outcome = sending().send(WebhookDelivery.first("msg-1", "taken-out", ServiceOrders.KEY, 1,
                RequestBody.of("{}"), Instant.EPOCH));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(arrivals()).isEmpty();
    }

    private static String large(int i) {
        return "{\"n\":" + i + ",\"text\":\"" + "单".repeat(5_000) + "\"}";
    }

    private static String text(WebhookDelivery delivery) {
        return new String(delivery.payload().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static WebhookDelivery delivery(String messageId, String payload) {
        return WebhookDelivery.first(messageId, ENDPOINT, ServiceOrders.KEY, 1, RequestBody.of(payload), Instant.EPOCH);
    }
}
