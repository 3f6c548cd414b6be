package payscore.bootstrap.realparts;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The merchant's receiver of webhooks: verifies as merchants do, with the library that Standard Webhooks publishes, takes
 * everything that is genuine, and keeps every version of every order it was told of.
 */
final class WebhookReceiver implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final int NO_CONTENT = 204;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] KEY = "a secret of tests, 32 bytes long".getBytes(StandardCharsets.US_ASCII);

    private final Webhook verifier = new Webhook(KEY);
    private final Map<String, String> payloads = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, JsonNode>> orders = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final HttpServer server;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    static WebhookReceiver start() {
        try {
            var receiver = new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256));
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.createContext("/", receiver::take);
            receiver.server.start();
            return receiver;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** As it is configured at the service. */
    static String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    /** Messages so far, each repetition among them. */
    int messages() {
        return messages.get();
    }

    /** What the merchant was told of the order, by version; the highest is where it stands for the merchant. */
    NavigableMap<Long, JsonNode> versions(String number) {
        return orders.getOrDefault(number, new ConcurrentSkipListMap<>());
    }

    /** What no receiver may ever meet: a bad signature, two messages under one id, two accounts of one version. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            exchange.sendResponseHeaders(isGenuine(body, headers) ? NO_CONTENT : UNAUTHORIZED, -1);
        }
    }

    private boolean isGenuine(String body, HttpHeaders headers) {
        try {
            verifier.verify(body, headers);
        } catch (WebhookVerificationException refused) {
            wrong.add("A webhook is not genuine: " + refused.getMessage());
            return false;
        }
        messages.incrementAndGet();
        var id = headers.firstValue("webhook-id").orElseThrow();
        var before = payloads.putIfAbsent(id, body);
        if (before != null && !before.equals(body)) {
            wrong.add(id + " came with two payloads: " + before + " and " + body);
        }
        if (before == null) {
            keep(JSON.readTree(body).path("data"));
        }
        return true;
    }

    private void keep(JsonNode order) {
        var number = order.path("out_order_no").asString("");
        var known = orders.computeIfAbsent(number, first -> new ConcurrentSkipListMap<>())
                .putIfAbsent(order.path("version").asLong(), order);
        if (known != null) {
            wrong.add(number + " came twice in one version under two ids: " + known + " and " + order);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
