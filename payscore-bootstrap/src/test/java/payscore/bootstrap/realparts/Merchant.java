package payscore.bootstrap.realparts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The merchant's back end: speaks our API, and takes no answer for no answer. */
final class Merchant {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Longer than the service may ever take. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final String apiKey;
    private final String serviceId;

    Merchant(String address, String apiKey, String serviceId) {
        this.address = address;
        this.apiKey = apiKey;
        this.serviceId = serviceId;
    }

    /** @param status 0 where no answer came */
    record Answer(int status, JsonNode body, HttpHeaders headers) {
        private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

        static Answer none() {
            return new Answer(0, JSON.createObjectNode(), NONE);
        }

        boolean isReplayed() {
            return headers.firstValue("Idempotent-Replayed").isPresent();
        }

        boolean isSuccess() {
            return status / 100 == 2;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        /** State and description in one word, such as {@code DOING/USER_CONFIRM}. */
        String position() {
            var description = text("state_description");
            return text("state") + (description.isEmpty() ? "" : "/" + description);
        }

        String problem() {
            return text("type");
        }

        boolean hasUnfinishedCommand() {
            return body.has("unfinished_command");
        }
    }

    static String newNumber() {
        return "R-" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    Answer create(String number) {
        return create(number, newKey());
    }

    Answer create(String number, String key) {
        return post("/v1/service-orders", key, """
                {"out_order_no":"%s","service_id":"%s","service_introduction":"共享单车",
                 "time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}
                """.formatted(number, serviceId));
    }

    Answer complete(String number, long amount) {
        return complete(number, amount, newKey());
    }

    Answer complete(String number, long amount, String key) {
        return post("/v1/service-orders/" + number + "/complete", key, """
                {"post_payments":[{"name":"骑行费","amount":%d}],"total_amount":%d}
                """.formatted(amount, amount));
    }

    Answer cancel(String number) {
        return post("/v1/service-orders/" + number + "/cancel", newKey(), "{\"reason\":\"no bicycle left\"}");
    }

    /** Has WeChat asked now. */
    Answer refresh(String number) {
        return post("/v1/service-orders/" + number + "/refresh", newKey(), "");
    }

    Answer read(String number) {
        return send(request("/v1/service-orders/" + number).GET());
    }

    /** The events of the order's history, oldest first. */
    List<String> events(String number) {
        var events = new ArrayList<String>();
        send(request("/v1/service-orders/" + number + "/history").GET()).body().path("entries")
                .forEach(entry -> events.add(entry.path("event").asString()));
        return events;
    }

    /** All orders the service has. */
    List<JsonNode> list() {
        var orders = new ArrayList<JsonNode>();
        var page = send(request("/v1/service-orders?limit=100").GET());
        while (true) {
            page.body().path("items").forEach(orders::add);
            var cursor = page.text("next_cursor");
            if (cursor.isEmpty()) {
                return orders;
            }
            page = send(request("/v1/service-orders?limit=100&cursor=" + cursor).GET());
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The same, without waiting for the answer. */
    static CompletableFuture<Answer> meanwhile(Supplier<Answer> call) {
        var answer = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(call.get());
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private Answer post(String path, String key, String body) {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + apiKey);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(),
                    response.body().startsWith("{") ? JSON.readTree(response.body()) : JSON.createObjectNode(),
                    response.headers());
        } catch (IOException noAnswer) {
            return Answer.none();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
