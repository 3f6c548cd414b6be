package example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes webhooks at {@code /hooks}: verifies them, keeps the highest version of each order, answers at once. */
public final class WebhookReceiver {
    private static final int LENGTH_MAX = 20_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Webhook webhook;
    /** Orders as they are known; a real receiver keeps them in its database. */
    private final Map<String, JsonNode> orders = new ConcurrentHashMap<>();

    private WebhookReceiver(String secret) throws Exception {
        this.webhook = new Webhook(secret);
    }

    public static void main(String[] arguments) throws Exception {
        var receiver = new WebhookReceiver(System.getenv("WEBHOOK_SECRET"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8095), 0);
        server.createContext("/hooks", receiver::handle);
        server.start();
        System.out.println("Listening at http://localhost:8095/hooks");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LENGTH_MAX + 1);
            exchange.sendResponseHeaders(take(exchange, body), -1);
        }
    }

    private int take(HttpExchange exchange, byte[] body) throws IOException {
        // The text exactly as it came: a document that was parsed and printed again has another signature.
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            webhook.verify(text, exchange.getRequestHeaders());
        } catch (WebhookVerificationException forged) {
            return 401;
        }
        keep(json.readTree(text));
        return 204;
    }

    /** Messages repeat and overtake one another. The version tells: one that is not higher brings nothing new. */
    private void keep(JsonNode message) {
        var order = message.get("data");
        var key = order.get("mch_id").asText() + "/" + order.get("out_order_no").asText();
        orders.merge(key, order, (known, told) -> told.get("version").asLong() > known.get("version").asLong()
                ? told
                : known);
        System.out.println(message.get("type").asText() + " version " + order.get("version") + " of " + key
                + ", now at version " + orders.get(key).get("version"));
    }
}
