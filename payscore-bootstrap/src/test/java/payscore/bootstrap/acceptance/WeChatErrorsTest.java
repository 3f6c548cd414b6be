package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
        var reusable = new HashMap<String, Scene>();
        errors().forEach(error -> SCENES.put(error, leavesEverythingAsItWas(error)
                ? reusable.computeIfAbsent(error.call(), call -> new Scene())
                : new Scene()));
        // A step for all before the next one for any.
        for (var step : Step.values()) {
            var brought = new HashSet<Scene>();
            SCENES.forEach((error, scene) -> {
                if (brought.add(scene)) {
                    bring(error.call(), scene, step);
                }
            });
        }
    }

    /** Such errors can be said of one order one after the other. */
    private static boolean leavesEverythingAsItWas(WeChatError error) {
        return !error.outcome().isUnfinished() && !error.call().equals("CREATE") && !error.call().equals("PRE_PERMIT")
                && !error.call().endsWith("REFUND");
    }

    private enum Step {
        BEGUN,
        UNDER_WAY,
        COLLECTED,
        REFUNDED
    }

    private static void bring(String call, Scene scene, Step step) {
        var creation = new CreationSteps(scene);
        var confirmation = new ConfirmationSteps(scene);
        var completion = completion(scene);
        var refunds = new RefundSteps(scene, completion);
        var authorization = new AuthorizationSteps(scene);
        switch (call + " " + step) {
            case "CANCEL BEGUN", "QUERY BEGUN" -> creation.aServiceOrderWaitingForConfirmation();
            case "COMPLETE BEGUN", "MODIFY BEGUN", "SYNC BEGUN", "COLLECT BEGUN", "REFUND BEGUN", "QUERY_REFUND BEGUN",
                    "ABNORMAL_REFUND BEGUN" -> {
                creation.aServiceOrderWaitingForConfirmation();
                confirmation.confirms();
            }
            case "QUERY_PERMISSION BEGUN" -> authorization.waiting();
            case "TERMINATE BEGUN" -> {
                authorization.waiting();
                authorization.authorises();
            }
            case "COMPLETE UNDER_WAY" -> completion.isUnderWay();
            case "MODIFY UNDER_WAY", "SYNC UNDER_WAY", "COLLECT UNDER_WAY" -> {
                completion.isUnderWay();
                completion.cannotDeduct();
                completion.completes(600);
                completion.isCollecting(600);
            }
            case "REFUND UNDER_WAY", "QUERY_REFUND UNDER_WAY", "ABNORMAL_REFUND UNDER_WAY" -> {
                completion.isUnderWay();
                completion.completes(600);
            }
            case "REFUND COLLECTED" -> completion.isPaid(600);
            case "QUERY_REFUND COLLECTED", "ABNORMAL_REFUND COLLECTED" -> {
                completion.isPaid(600);
                refunds.takesItsTime();
                refunds.refunds(200);
                refunds.isOnItsWay();
            }
            case "ABNORMAL_REFUND REFUNDED" -> {
                refunds.isAbnormal();
                refunds.comesToBeStuck();
            }
            case "TERMINATE UNDER_WAY" -> Scene.eventually(() -> assertThat(
                    authorization.read().text("authorization_state")).isEqualTo("AVAILABLE"));
            // A payment elsewhere is later than the completion, in whole seconds; the first deduction has failed by then.
            case "MODIFY COLLECTED", "SYNC COLLECTED", "COLLECT COLLECTED" -> Scene.eventually(() -> assertThat(
                    Instant.now()).isAfter(updatedAt(scene).plusSeconds(4)));
            default -> {
                // Nothing comes before it.
            }
        }
    }

    private static Instant updatedAt(Scene scene) {
        return OffsetDateTime.parse(scene.order().text("updated_at")).toInstant();
    }

    private static CompletionSteps completion(Scene scene) {
        return new CompletionSteps(scene, new CreationSteps(scene), new ConfirmationSteps(scene));
    }

    @AfterAll
    static void goOnUnhindered() {
        for (int i = 0; i < SOME; i++) {
            weChatIsCalled();
        }
        DevelopmentDeployment.started().hasForgottenThrottling();
    }

    /** Throttling last: the service calls less often after it. */
    static Stream<WeChatError> errors() {
        return WeChatError.all().stream().filter(error -> !error.isAboutBills())
                .sorted(Comparator.comparing(WeChatError::isThrottling));
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
        var subject = error.isAboutAuthorization() ? new AuthorizationSteps(scene).read() : scene.order();
        assertThat(subject.body().has(error.unfinished())).as("%s", subject.body())
                .isEqualTo(error.outcome().isUnfinished());
        assertThat(subject.body().has("quarantine")).isEqualTo(error.outcome() == WeChatError.Outcome.MISMATCHED);
        if (answer.status() == 422) {
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
            case "COMPLETE" -> completion(scene).completes(600);
            case "CANCEL" -> confirmation.asksToCancel();
            case "REFUND" -> new RefundSteps(scene, completion(scene)).refunds(200);
            // Whoever wants a refund paid another way that is not known to be stuck makes the service ask.
            case "QUERY_REFUND", "ABNORMAL_REFUND" -> new RefundSteps(scene, completion(scene)).toTheMerchant();
            case "QUERY" -> confirmation.asksForTheState();
            case "MODIFY" -> collection(scene).lowers(400);
            case "SYNC" -> collection(scene).paidInCash();
            case "COLLECT" -> collection(scene).collectsNow();
            case "PRE_PERMIT" -> new AuthorizationSteps(scene).prePermits();
            case "TERMINATE" -> new AuthorizationSteps(scene).terminates();
            case "QUERY_PERMISSION" -> new AuthorizationSteps(scene).refreshes();
            default -> throw new IllegalStateException("No merchant calls " + call);
        }
    }

    private static CollectionSteps collection(Scene scene) {
        return new CollectionSteps(scene, completion(scene));
    }

    private static void weChatIsCalled() {
        Scene.eventually(() -> {
            new ConfirmationSteps(HEALTHY).asksForTheState();
            assertThat(HEALTHY.answer().status()).isEqualTo(200);
        });
    }
}
