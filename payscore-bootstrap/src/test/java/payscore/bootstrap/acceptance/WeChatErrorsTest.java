package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/wechat-errors.md} true: each row is tried over HTTP, with the simulator saying the error. */
class WeChatErrorsTest {
    private static final String COMMAND = "./mvnw -pl payscore-bootstrap -am test -Dtest=WeChatErrorsTest -Dpayscore.docs.write=true";
    private static final Path DOCUMENT = Path.of("..", "docs", "wechat-errors.md");

    /** The order each error will be said about, all brought to where the call makes sense before any is tried: services take a while. */
    private static final Map<WeChatError, Scene> SCENES = new LinkedHashMap<>();

    /** Asked about in between, so that errors in a row do not have the service pause. */
    private static final Scene HEALTHY = new Scene();
    private static final int SOME = 3;

    @BeforeAll
    static void prepareOrders() {
        new CreationSteps(HEALTHY).aServiceOrderWaitingForConfirmation();
        errors().forEach(error -> SCENES.put(error, new Scene()));
        SCENES.forEach((error, scene) -> {
            if (!error.call().equals("CREATE")) {
                new CreationSteps(scene).aServiceOrderWaitingForConfirmation();
            }
            if (error.call().equals("COMPLETE")) {
                new ConfirmationSteps(scene).confirms();
            }
        });
        SCENES.forEach((error, scene) -> {
            if (error.call().equals("COMPLETE")) {
                new CompletionSteps(scene, new CreationSteps(scene), new ConfirmationSteps(scene)).isUnderWay();
            }
        });
        preparePaidOrders();
    }

    private static CompletionSteps completion(Scene scene) {
        return new CompletionSteps(scene, new CreationSteps(scene), new ConfirmationSteps(scene));
    }

    /** Step by step for all of them, because each step takes WeChat a while. */
    private static void preparePaidOrders() {
        var paid = new LinkedHashMap<WeChatError, Scene>();
        SCENES.forEach((error, scene) -> {
            if (error.call().endsWith("REFUND")) {
                paid.put(error, scene);
            }
        });
        paid.values().forEach(scene -> new ConfirmationSteps(scene).confirms());
        paid.values().forEach(scene -> completion(scene).isUnderWay());
        paid.values().forEach(scene -> completion(scene).completes(600));
        paid.values().forEach(scene -> completion(scene).isPaid(600));
        paid.entrySet().removeIf(entry -> entry.getKey().call().equals("REFUND"));
        paid.values().forEach(scene -> {
            var refunds = new RefundSteps(scene, completion(scene));
            refunds.takesItsTime();
            refunds.refunds(200);
            refunds.isOnItsWay();
        });
        paid.entrySet().removeIf(entry -> entry.getKey().call().equals("QUERY_REFUND"));
        paid.values().forEach(scene -> new RefundSteps(scene, completion(scene)).isAbnormal());
        paid.values().forEach(scene -> new RefundSteps(scene, completion(scene)).comesToBeStuck());
    }

    @AfterAll
    static void goOnUnhindered() {
        for (int i = 0; i < SOME; i++) {
            weChatIsCalled();
        }
    }

    /** Throttling last: the service calls less often after it. */
    static Stream<WeChatError> errors() {
        return WeChatError.all().stream()
                .sorted(Comparator.comparing(error -> error.outcome() == WeChatError.Outcome.THROTTLED));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void comesToWhatTheDocumentSays(WeChatError error) {
        weChatIsCalled();
        weChatIsCalled();
        var scene = SCENES.get(error);
        scene.fault("ERROR_BEFORE", error.call(),
                Map.of("status", error.status(), "code", error.code(), "message", error.message()));

        call(error.call(), scene);

        var answer = scene.answer();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(error.outcome().answer());
        error.outcome().problem()
                .ifPresent(problem -> assertThat(answer.text("type")).isEqualTo("/problems/" + problem));
        assertThat(scene.order().body().has("unfinished_command")).isEqualTo(error.outcome().isUnfinished());
        assertThat(scene.order().body().has("quarantine"))
                .isEqualTo(error.outcome() == WeChatError.Outcome.MISMATCHED);
        if (error.outcome() == WeChatError.Outcome.DECLINED) {
            assertThat(answer.text("wechat_code")).isEqualTo(error.code());
        }
    }

    @Test
    void theDocumentSaysWhatIsTried() throws IOException {
        var text = WeChatError.render(WeChatError.all(), COMMAND);
        if (Boolean.getBoolean("payscore.docs.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(DOCUMENT).as("Write it anew with: %s", COMMAND).hasContent(text);
    }

    private static void call(String call, Scene scene) {
        var creation = new CreationSteps(scene);
        var confirmation = new ConfirmationSteps(scene);
        switch (call) {
            case "CREATE" -> creation.theMerchantCreates();
            case "COMPLETE" -> new CompletionSteps(scene, creation, confirmation).completes(600);
            case "CANCEL" -> confirmation.asksToCancel();
            case "REFUND" -> new RefundSteps(scene, completion(scene)).refunds(200);
            // Whoever wants a refund paid another way that is not known to be stuck makes the service ask.
            case "QUERY_REFUND", "ABNORMAL_REFUND" -> new RefundSteps(scene, completion(scene)).toTheMerchant();
            case "QUERY" -> confirmation.asksForTheState();
            default -> throw new IllegalStateException("No merchant calls " + call);
        }
    }

    private static void weChatIsCalled() {
        Scene.eventually(() -> {
            new ConfirmationSteps(HEALTHY).asksForTheState();
            assertThat(HEALTHY.answer().status()).isEqualTo(200);
        });
    }
}
