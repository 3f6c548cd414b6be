package payscore.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import payscore.simulator.json.Json;
import payscore.simulator.security.AesGcm;
import tools.jackson.databind.JsonNode;

/** A merchant's callback endpoint that answers what it is told to and keeps what it got. */
public final class NotificationReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    /** One delivery; header names in lower case. */
    public record Received(Map<String, String> headers, byte[] body) {
        public JsonNode envelope() {
            return Json.parse(body);
        }

        public JsonNode plaintext() {
            JsonNode resource = envelope().path("resource");
            return Json.parse(AesGcm.decrypt(
                    Vectors.API_V3_KEY,
                    resource.path("nonce").asString(),
                    resource.path("associated_data").asString(""),
                    resource.path("ciphertext").asString()));
        }
    }

    public NotificationReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                                    header -> header.getValue().getFirst())),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
    }

    public void answer(int newStatus) {
        status = newStatus;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
