package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import payscore.bootstrap.acceptance.JsonClient.Answer;

/** One scenario: its order, the two counterparts, and the latest answer the merchant got. */
public class Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Deployment deployment = Deployment.underTest();
    final JsonClient merchant = new JsonClient(deployment.service(),
            Map.of("Authorization", "Bearer " + deployment.apiKey()));
    final JsonClient weChat = new JsonClient(deployment.simulator(), Map.of());
    final String number = "A-" + UUID.randomUUID().toString().substring(0, 23);

    private Answer answer = new Answer(0, JsonClient.JSON.createObjectNode());

    Answer answer() {
        return answer;
    }

    Answer tell(Answer told) {
        answer = told;
        return told;
    }

    /** The order as the merchant sees it. */
    Answer order() {
        return merchant.get("/v1/service-orders/" + number);
    }

    /** The order as WeChat has it. */
    Answer orderAtWeChat() {
        return weChat.get("/simulator/orders/" + number);
    }

    /** Waits for something to become true. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }

    void stands(String state, String description) {
        var order = order();
        assertThat(order.text("state")).as("state in %s", order.body()).isEqualTo(state);
        assertThat(order.text("state_description")).isEqualTo(description);
    }

    /** How often WeChat's API was called for this order in a way. */
    long callsTo(String path) {
        var count = 0L;
        for (var seen : weChat.get("/simulator/requests?out_order_no=" + number).body()) {
            count += seen.path("method").asString().equals("POST") && seen.path("path").asString().endsWith(path)
                    ? 1
                    : 0;
        }
        return count;
    }

    /** Scripts a fault of the simulator for this order alone. */
    void fault(String kind, String operation, Map<String, Object> more) {
        var body = JsonClient.JSON.createObjectNode().put("kind", kind).put("operation", operation).put("orders",
                number);
        more.forEach((name, value) -> body.set(name, JsonClient.JSON.valueToTree(value)));
        assertThat(weChat.post("/simulator/faults", body).status()).isEqualTo(200);
    }
}
