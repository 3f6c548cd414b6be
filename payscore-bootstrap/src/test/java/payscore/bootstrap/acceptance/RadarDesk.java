package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Orders for {@link QualityRadarTest}, brought to where they are needed all at once, and what is looked at in them. */
final class RadarDesk {
    private static final Deque<Scene> IN_SERVICE = new ArrayDeque<>();
    private static final Deque<Scene> COLLECTING = new ArrayDeque<>();
    private static final Deque<Scene> PAID = new ArrayDeque<>();

    private RadarDesk() {}

    /** Services take some seconds, so all are begun before any is waited for. */
    static void prepare(int inService, int collecting, int paid) {
        fill(IN_SERVICE, inService);
        fill(COLLECTING, collecting);
        fill(PAID, paid);
        var all = Stream.of(IN_SERVICE, COLLECTING, PAID).flatMap(Deque::stream).toList();
        PAID.forEach(scene -> List.of("CONFIRM_CALLBACK", "PAID_CALLBACK", "REFUND_CALLBACK")
                .forEach(callback -> scene.fault("DUPLICATE", callback, Map.of("count", 2))));
        all.forEach(scene -> {
            new CreationSteps(scene).aServiceOrderWaitingForConfirmation();
            new ConfirmationSteps(scene).confirms();
        });
        all.forEach(scene -> completion(scene).isUnderWay());
        COLLECTING.forEach(scene -> completion(scene).cannotDeduct());
        Stream.of(COLLECTING, PAID).flatMap(Deque::stream).forEach(scene -> completion(scene).completes(600));
        COLLECTING.forEach(scene -> completion(scene).isCollecting(600));
        PAID.forEach(scene -> completion(scene).isPaid(600));
    }

    static Scene created() {
        var scene = new Scene();
        new CreationSteps(scene).aServiceOrderWaitingForConfirmation();
        return scene;
    }

    /** The user has confirmed and a moment has passed. */
    static Scene inService() {
        return IN_SERVICE.remove();
    }

    /** 600 fen that WeChat cannot deduct. */
    static Scene collecting() {
        return COLLECTING.remove();
    }

    /** 600 fen that WeChat has deducted; it reports everything about the order three times. */
    static Scene paid() {
        return PAID.remove();
    }

    static CompletionSteps completion(Scene scene) {
        return new CompletionSteps(scene, new CreationSteps(scene), new ConfirmationSteps(scene));
    }

    /** Where each of the events of a kind in the order's history was learned from. */
    static List<String> sources(Scene scene, String event) {
        var sources = new ArrayList<String>();
        scene.merchant.get("/v1/service-orders/" + scene.number + "/history").body().path("entries")
                .forEach(entry -> {
                    if (entry.path("event").asString("").equals(event)) {
                        sources.add(entry.path("source").asString(""));
                    }
                });
        return sources;
    }

    /** The bodies that WeChat's API was sent about a number, oldest first. */
    static List<JsonNode> sent(Scene scene, String number, String path) {
        var bodies = new ArrayList<JsonNode>();
        scene.weChat.get("/simulator/requests?out_order_no=" + number).body().forEach(seen -> {
            if (seen.path("method").asString("").equals("POST") && seen.path("path").asString("").endsWith(path)) {
                bodies.add(JsonClient.JSON.readTree(seen.path("body").asString("")));
            }
        });
        return bodies;
    }

    /** How our callback address answered, by kind of event, oldest first. */
    static List<Integer> deliveries(Scene scene, String eventType) {
        var statuses = new ArrayList<Integer>();
        scene.weChat.get("/simulator/deliveries?out_order_no=" + scene.number).body().forEach(delivery -> {
            if (delivery.path("event_type").asString("").equals(eventType)) {
                statuses.add(delivery.path("status").asInt());
            }
        });
        return statuses;
    }

    /** Has WeChat deliver the first notification about an order again, at once. */
    static void redeliver(Scene scene) {
        var id = scene.weChat.get("/simulator/orders/" + scene.number + "/notifications").body().path(0).asString("");
        assertThat(scene.weChat.post("/simulator/notifications/" + id + "/redeliver", "{}").status()).isEqualTo(200);
    }

    static int rowsOfInbox(String where, String value) throws SQLException {
        try (var connection = DevelopmentDeployment.started().store().getConnection();
                var query = connection.prepareStatement("SELECT COUNT(*) FROM inbox WHERE " + where + " = ?")) {
            query.setString(1, value);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Keeps everybody else from changing the order until the connection is closed or rolled back. */
    static Connection hold(Scene scene) throws SQLException {
        var connection = DevelopmentDeployment.started().store().getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement(
                "SELECT version FROM service_order WHERE out_order_no = ? FOR UPDATE")) {
            lock.setString(1, scene.number);
            assertThat(lock.executeQuery().next()).isTrue();
        }
        return connection;
    }

    /** All at once. */
    static <T> List<T> atOnce(int times, Callable<T> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(IntStream.range(0, times).mapToObj(i -> call).toList()).stream()
                    .map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static Map<String, Object> signedLaunch(JsonNode launch, String user, String app) {
        return Map.of("launch", launch.path("mini_program"), "openid", user, "launch_app_id", app);
    }

    private static void fill(Deque<Scene> scenes, int number) {
        IntStream.range(0, number).forEach(i -> scenes.add(new Scene()));
    }
}
