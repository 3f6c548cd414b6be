package payscore.adapter.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.WebhookEndpointState;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.SwitchedOffEndpoints.SwitchedOff;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDeliveries.Filter;
import payscore.application.port.out.store.WebhookDeliveries.Place;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

class WebhookDeliveryControllerTest extends WebSliceTest {
    private static final WebhookDelivery OWED = WebhookDelivery.first("msg_1", "main", ServiceOrders.KEY, 3,
            RequestBody.of("{\"type\":\"service_order.created\"}"), ServiceOrders.REQUESTED_AT);
    private static final EndpointKey MAIN = new EndpointKey(ServiceOrders.MCH_ID, "main");

    @Test
    void aDeliveryIsShownWithItsPayload() {
        useCases.readDelivery = (mchId, messageId, endpoint) -> {
            assertThat(List.of(mchId.value(), messageId, endpoint)).containsExactly("1900000109", "msg_1", "main");
            return OWED.failed("500", ServiceOrders.REQUESTED_AT.plus(Duration.ofMinutes(5)));
        };

        assertThat(get("/v1/webhook-deliveries/msg_1?endpoint=main")).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"mch_id": "1900000109", "message_id": "msg_1", "endpoint": "main", "out_order_no": "PS20250601_000001",
                 "version": 3, "status": "PENDING", "attempts": 1, "last_outcome": "500",
                 "created_at": "2025-06-01T10:00:00+08:00", "next_attempt_at": "2025-06-01T10:05:00+08:00",
                 "payload": "{\\"type\\":\\"service_order.created\\"}"}""");
    }

    @Test
    @Covers("B01")
    void aParkedDeliveryIsReplayed() {
        useCases.replayDelivery = (mchId, messageId, endpoint) -> OWED.parked("timeout")
                .replayed(ServiceOrders.REQUESTED_AT.plus(Duration.ofDays(4)));

        assertThat(post("/v1/webhook-deliveries/msg_1/replay?endpoint=main")).hasStatus(200).bodyJson()
                .isLenientlyEqualTo("""
                        {"status": "PENDING", "attempts": 0, "last_outcome": "timeout",
                         "next_attempt_at": "2025-06-05T10:00:00+08:00"}""");
    }

    @Test
    void aReplayUnderAnIdempotencyKeyIsMadeOnce() {
        useCases.replayParked = endpoint -> {
            useCases.calls.incrementAndGet();
            return new ReplayParkedWebhooks.Replayed(useCases.calls.get(), true);
        };

        for (int i = 0; i < 2; i++) {
            assertThat(post("/v1/webhook-endpoints/main/replay-parked").header("Idempotency-Key", "k")).hasStatus(200)
                    .bodyJson().isStrictlyEqualTo("{\"replayed\": 1, \"more\": true}");
        }
    }

    @Test
    void deliveriesAreWalkedPageByPage() {
        var asked = new ArrayList<Filter>();
        useCases.listDeliveries = filter -> {
            asked.add(filter);
            return List.of(OWED, OWED.parked("500"));
        };

        var first = get("/v1/webhook-deliveries?limit=1&status=PARKED&endpoint=main").exchange();
        assertThat(first).hasStatus(200).bodyJson().extractingPath("$.items").asArray().hasSize(1);
        assertThat(first).bodyJson().doesNotHavePath("$.items[0].payload");
        var cursor = DeliveryCursor.of(new Place(ServiceOrders.REQUESTED_AT, "msg_1", "main"));
        assertThat(first).bodyJson().extractingPath("$.next_cursor").isEqualTo(cursor);
        assertThat(get("/v1/webhook-deliveries?cursor=" + cursor)).hasStatus(200).bodyJson()
                .doesNotHavePath("$.next_cursor");

        assertThat(asked).containsExactly(
                new Filter(ServiceOrders.MCH_ID, Optional.of(WebhookDelivery.Status.PARKED), Optional.of("main"),
                        Optional.empty(), 2),
                new Filter(ServiceOrders.MCH_ID, Optional.empty(), Optional.empty(),
                        Optional.of(new Place(ServiceOrders.REQUESTED_AT, "msg_1", "main")), 21));
    }

    @Test
    void badParametersAreNamedAllAtOnce() {
        assertThat(get("/v1/webhook-deliveries?status=parked&endpoint=%20&cursor=x&limit=0")).hasStatus(400).bodyJson()
                .extractingPath("$.errors[*].parameter").asArray()
                .containsExactly("status", "endpoint", "cursor", "limit");
    }

    @Test
    void anEndpointTellsWhyItIsOff() {
        useCases.listEndpoints = mchId -> List.of(new WebhookEndpointState(MAIN,
                Optional.of(new SwitchedOff(MAIN, "it answered 410 Gone", ServiceOrders.REQUESTED_AT))),
                new WebhookEndpointState(new EndpointKey(mchId, "other"), Optional.empty()));
        useCases.enableEndpoint = endpoint -> new WebhookEndpointState(endpoint, Optional.empty());

        assertThat(get("/v1/webhook-endpoints")).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"items": [{"mch_id": "1900000109", "name": "main", "enabled": false,
                            "disabled_reason": "it answered 410 Gone", "disabled_since": "2025-06-01T10:00:00+08:00"},
                           {"mch_id": "1900000109", "name": "other", "enabled": true}]}""");
        assertThat(post("/v1/webhook-endpoints/main/enable")).hasStatus(200).bodyJson().isStrictlyEqualTo(
                "{\"mch_id\": \"1900000109\", \"name\": \"main\", \"enabled\": true}");
    }
}
