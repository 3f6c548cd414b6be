package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code docs/wechat-errors.md} about bills, each tried on a day of its own, on which the merchant's shop was paid. */
class WeChatStatementErrorsTest {
    /** Far from the days of the features. */
    private static final AtomicInteger DAYS_AGO = new AtomicInteger(50);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Scene SCENE = new Scene();

    /** Throttling last: the service calls less often after it. */
    static Stream<WeChatError> errors() {
        return WeChatError.all().stream().filter(WeChatError::isAboutBills)
                .sorted(Comparator.comparing(WeChatError::isThrottling));
    }

    @AfterAll
    static void leaveThrottlingBehind() {
        DevelopmentDeployment.started().hasForgottenThrottling();
    }

    @BeforeAll
    static void theServiceOwesNothing() {
        new CreationSteps(SCENE).aServiceOrderWaitingForConfirmation();
        Scene.eventually(() -> assertThat(report(TODAY.minusDays(1)).path("status").asString("")).isNotEmpty()
                .isNotEqualTo("RUNNING"));
    }

    @AfterEach
    void goOnUnhindered() {
        assertThat(SCENE.weChat.delete("/simulator/faults").status()).isEqualTo(200);
        // Errors in a row would have the service pause.
        for (int i = 0; i < 3; i++) {
            Scene.eventually(() -> {
                new ConfirmationSteps(SCENE).asksForTheState();
                assertThat(SCENE.answer().status()).isEqualTo(200);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void comesToWhatTheDocumentSays(WeChatError error) {
        var day = TODAY.minusDays(DAYS_AGO.getAndIncrement());
        theShopWasPaid(day);
        assertThat(SCENE.weChat.post("/simulator/faults", Map.of("kind", "ERROR_BEFORE", "operation", error.call(),
                "status", error.status(), "code", error.code(), "message", error.message(), "times", 1_000)).status())
                .isEqualTo(200);

        assertThat(SCENE.merchant.post(path(day) + "/run", "").status()).isEqualTo(200);

        Scene.eventually(() -> {
            var report = report(day);
            if (report.path("last_outcome").asString("").endsWith("paced")) {
                // Turned away by ourselves after WeChat throttled the call before.
                SCENE.merchant.post(path(day) + "/run", "");
            }
            switch (error.outcome()) {
                case EMPTY_BILL -> assertThat(report.path("status").asString("")).as("%s", report).isEqualTo("DONE");
                case UNUSED_BILL -> {
                    assertThat(report.path("last_outcome").asString("")).as("%s", report).isEqualTo(outcome(error));
                    assertThat(report.path("status").asString("")).isEqualTo("PENDING");
                    assertThat(report.path("attempts").asInt()).isEqualTo(1);
                }
                default -> throw new IllegalStateException("Nothing that comes of a bill: " + error.outcome());
            }
        });
        assertThat(SCENE.merchant.get(path(day) + "/differences").body().path("items").size())
                .isEqualTo(isTradeLeftToCompare(error) ? 1 : 0);
    }

    /** Without movements on the account the trade bill is compared all the same. */
    private static boolean isTradeLeftToCompare(WeChatError error) {
        return error.outcome() == WeChatError.Outcome.EMPTY_BILL && error.call().equals("FUND_FLOW_BILL");
    }

    private static String outcome(WeChatError error) {
        var why = switch (error.code()) {
            case "STATEMENT_CREATING" -> "not-ready";
            case "SIGN_ERROR" -> "sign-error";
            case "SYSTEM_ERROR" -> "server-error";
            default -> error.code();
        };
        return switch (error.call()) {
            case "TRADE_BILL" -> why;
            case "FUND_FLOW_BILL" -> "fund-flow-" + why;
            // Of the two files the account's comes first.
            default -> "fund-flow-download-refused";
        };
    }

    private static void theShopWasPaid(LocalDate day) {
        moveTo(day.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant().toString());
        var mchId = SCENE.merchant.get("/v1/service-orders/" + SCENE.number).body().path("mch_id").asString();
        SCENE.weChat.post("/simulator/shop-payments", Map.of("mch_id", mchId, "out_trade_no", "shop-" + day));
        moveTo(Instant.now().toString());
    }

    private static void moveTo(String instant) {
        assertThat(SCENE.weChat.post("/simulator/clock", Map.of("now", instant)).status()).isEqualTo(200);
    }

    private static JsonNode report(LocalDate day) {
        return SCENE.merchant.get(path(day)).body();
    }

    private static String path(LocalDate day) {
        return "/v1/reconciliations/" + day;
    }
}
