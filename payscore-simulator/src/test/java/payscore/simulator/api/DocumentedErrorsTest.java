package payscore.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.MerchantClient.Reply;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.Vectors;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.security.MessageSigner;
import payscore.simulator.security.RsaSignature;
import tools.jackson.databind.node.ObjectNode;

/** Every documented refusal, with its HTTP status, code and sub-code. */
class DocumentedErrorsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    private Simulator simulator;
    private MerchantClient merchant;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Simulators.configuration().with(SimulatedClock.standingAt(NOW)));
        merchant = new MerchantClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    static Arguments bad(String what, Consumer<ObjectNode> change, String code) {
        return Arguments.of(what, change, code);
    }

    static Stream<Arguments> badCreations() {
        return Stream.of(
                bad("number with a blank", body -> body.put("out_order_no", "A B"), "PARAM_ERROR"),
                bad("number too long", body -> body.put("out_order_no", "A".repeat(33)), "PARAM_ERROR"),
                bad(
                        "introduction of 21 characters",
                        body -> body.put("service_introduction", "电".repeat(21)),
                        "PARAM_ERROR"),
                bad("emoji", body -> body.put("service_introduction", "充电宝🔋"), "PARAM_ERROR"),
                bad("no introduction", body -> body.remove("service_introduction"), "PARAM_ERROR"),
                bad("no risk fund", body -> body.remove("risk_fund"), "PARAM_ERROR"),
                bad("risk fund of nothing", body -> riskFund(body, "DEPOSIT", 0), "PARAM_ERROR"),
                bad(
                        "risk fund as text",
                        body -> ((ObjectNode) body.get("risk_fund")).put("amount", "9900"),
                        "PARAM_ERROR"),
                bad(
                        "risk fund above the ceiling",
                        body -> riskFund(body, "DEPOSIT", Simulators.CEILING + 1),
                        "PARAM_ERROR"),
                bad("risk fund of the other sub-mode", body -> riskFund(body, "ESTIMATE_ORDER_COST", 100), "NO_AUTH"),
                bad("foreign appid", body -> body.put("appid", "wx0000000000000000"), "NO_AUTH"),
                bad("foreign service", body -> body.put("service_id", "500001"), "NO_AUTH"),
                bad("no confirmation wanted", body -> body.put("need_user_confirm", false), "NO_AUTH"),
                bad("http notify_url", body -> body.put("notify_url", "http://merchant.example.com/n"), "PARAM_ERROR"),
                bad(
                        "notify_url with a query",
                        body -> body.put("notify_url", "https://a.example.com/n?x=1"),
                        "PARAM_ERROR"),
                bad("start in the past", body -> start(body, "20260601095959"), "PARAM_ERROR"),
                bad("start now", body -> start(body, "20260601100000"), "PARAM_ERROR"),
                bad("start yesterday", body -> start(body, "20260531"), "PARAM_ERROR"),
                bad("start on no day", body -> start(body, "20260631"), "PARAM_ERROR"),
                bad("end within the minute", body -> end(body, "20260601100100"), "PARAM_ERROR"),
                bad("remark without end", body -> time(body).put("end_time_remark", "晚上"), "PARAM_ERROR"),
                bad(
                        "two fees of one name",
                        body -> body.putArray("post_payments").add(fee("费用", 1)).add(fee("费用", 2)),
                        "PARAM_ERROR"),
                bad(
                        "fee without amount and description",
                        body -> body.putArray("post_payments").addObject().put("name", "费用"),
                        "PARAM_ERROR"),
                bad(
                        "fees above the ceiling",
                        body -> body.putArray("post_payments").add(fee("费用", Simulators.CEILING + 1)),
                        "PARAM_ERROR"),
                bad(
                        "101 fees",
                        body -> {
                            var fees = body.putArray("post_payments");
                            for (int i = 0; i < 101; i++) {
                                fees.add(fee("费用" + i, 0));
                            }
                        },
                        "PARAM_ERROR"),
                bad("end location alone", body -> body.putObject("location").put("end_location", "二号"), "PARAM_ERROR"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCreations")
    void aBadCreationIsRefused(String what, Consumer<ObjectNode> change, String code) {
        ObjectNode body = Terms.creation("PS1");
        change.accept(body);

        Reply reply = merchant.create(body.toString());

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(code.equals("NO_AUTH") ? 403 : 400);
        assertThat(simulator.control().find("PS1")).isEmpty();
    }

    static Stream<Arguments> goodCreations() {
        return Stream.of(
                Arguments.of("number of all letters",
                        (Consumer<ObjectNode>) body -> body.put("out_order_no", "a-Z_0*|".repeat(4))),
                Arguments.of("introduction of 20 characters",
                        (Consumer<ObjectNode>) body -> body.put("service_introduction", "电".repeat(20))),
                Arguments.of("risk fund at the ceiling",
                        (Consumer<ObjectNode>) body -> riskFund(body, "DEPOSIT", Simulators.CEILING)),
                Arguments.of("start in a second", (Consumer<ObjectNode>) body -> start(body, "20260601100001")),
                Arguments.of("start today", (Consumer<ObjectNode>) body -> start(body, "20260601")),
                Arguments.of("end after the minute", (Consumer<ObjectNode>) body -> end(body, "20260601100101")),
                Arguments.of("two lots of goods",
                        (Consumer<ObjectNode>) body -> body.putArray("post_payments").add(fee("商品信息", 1))
                                .add(fee("商品信息", 2))),
                Arguments.of("enjoy first", (Consumer<ObjectNode>) body -> {
                    body.put("service_id", Simulators.ENJOY_FIRST);
                    riskFund(body, "ESTIMATE_ORDER_COST", 100);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodCreations")
    void aCreationAtTheEdgeIsWelcome(String what, Consumer<ObjectNode> change) {
        ObjectNode body = Terms.creation("PS1");
        change.accept(body);

        assertThat(merchant.create(body.toString()).status()).isEqualTo(200);
    }

    @Test
    void theSameNumberWithOtherTermsIsAReentryError() {
        merchant.create(Terms.creation("PS1").toString());
        Reply reply = merchant.create(Terms.creation("PS1").put("attach", "x").toString());
        assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
        assertThat(reply.subCode()).isEqualTo("271316598");

        simulator.control().change(switches -> switches.withReentryAsParamError(true));
        assertThat(merchant.create(Terms.creation("PS1").put("attach", "x").toString())
                .code())
                .isEqualTo("PARAM_ERROR");
    }

    @Test
    void reentryIsJudgedByParametersAndNotByBytes() {
        merchant.create(Terms.creation("PS1").toString());
        ObjectNode reordered = Terms.creation("PS1");
        var appId = reordered.remove("appid");
        reordered.set("appid", appId);
        assertThat(merchant.create(reordered.toPrettyString()).status()).isEqualTo(200);
    }

    @Test
    void errorsAreSignedToo() {
        Reply reply = merchant.query("NONE");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(reply.subCode()).isEqualTo("271317510");
        var headers = reply.raw().headers();
        assertThat(RsaSignature.verify(
                simulator.publicKey(),
                MessageSigner.message(
                        headers.firstValue("Wechatpay-Timestamp").orElseThrow(),
                        headers.firstValue("Wechatpay-Nonce").orElseThrow(),
                        reply.raw().body()),
                headers.firstValue("Wechatpay-Signature").orElseThrow()))
                .isTrue();
    }

    @Test
    void anAnswerIsSignedWithWhatTheRequestNamesElseWithTheCertificate() {
        String target = MerchantClient.ORDERS + "?out_order_no=X&service_id=1&appid=2";
        String certificate = simulator.keys().certificates().getFirst().serial();
        assertThat(serialOf(merchant.send("GET", target, "", Map.of()))).isEqualTo(Vectors.PUBLIC_KEY_ID);
        assertThat(serialOf(merchant.send("GET", target, "", Map.of("Wechatpay-Serial", ""))))
                .isEqualTo(certificate);
        assertThat(serialOf(merchant.send("GET", target, "", Map.of("Wechatpay-Serial", certificate))))
                .isEqualTo(certificate);
    }

    @Test
    void aRequestWithoutAGoodSignatureIsASignError() {
        String target = MerchantClient.ORDERS + "?out_order_no=PS1&service_id=1&appid=2";
        long now = NOW.getEpochSecond();
        assertThat(signed(target, "")).isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\""))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("GET", target + "x", "", now)))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("POST", target, "", now)))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("GET", target, "{}", now)))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("GET", target, "", now - 301)))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("GET", target, "", now + 301)))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target, MerchantClient.authorization("GET", target, "", now - 299)))
                .isEqualTo("403 NO_AUTH");
        assertThat(signed(target, MerchantClient.authorization("GET", target, "", now).replace("3D7A", "3D7B")))
                .isEqualTo("401 SIGN_ERROR");
        assertThat(signed(target,
                MerchantClient.authorization("GET", target, "", now).replace("1900000109", "1900000108")))
                .isEqualTo("401 SIGN_ERROR");
    }

    @Test
    void aPercentEncodedPathIsSignedAsItIsOnTheWire() {
        merchant.create(Terms.creation("PS|1").toString());
        assertThat(merchant.act("PS%7C1", "cancel", Terms.cancellation("x").toString())
                .status())
                .isEqualTo(200);
    }

    @Test
    void acceptAndContentTypeAreRequired() {
        String target = MerchantClient.ORDERS;
        String body = Terms.creation("PS1").toString();
        assertThat(merchant.send("POST", target, body, Map.of("Accept", "text/html"))
                .status())
                .isEqualTo(406);
        assertThat(merchant.send("POST", target, body, Map.of("Content-Type", "text/plain"))
                .status())
                .isEqualTo(415);
        assertThat(merchant.send("POST", target, body, Map.of("Content-Type", "application/json; charset=utf-8"))
                .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsNotJsonIsAParamError() {
        assertThat(merchant.create("{\"out_order_no\":").code()).isEqualTo("PARAM_ERROR");
        assertThat(merchant.create("[]").code()).isEqualTo("PARAM_ERROR");
        Reply reply = merchant.create("{}");
        assertThat(reply.json().path("detail").path("field").asString()).isEqualTo("/out_order_no");
        assertThat(reply.json().path("detail").path("location").asString()).isEqualTo("body");
    }

    @Test
    void aQueryNeedsExactlyOneOfTheTwoNumbers() {
        String rest = "&service_id=" + Vectors.SERVICE_ID + "&appid=" + Vectors.APP_ID;
        assertThat(merchant.get(MerchantClient.ORDERS + "?x=1" + rest).code()).isEqualTo("PARAM_ERROR");
        assertThat(merchant.get(MerchantClient.ORDERS + "?out_order_no=1&query_id=2" + rest)
                .code())
                .isEqualTo("PARAM_ERROR");
        assertThat(merchant.get(MerchantClient.ORDERS + "?query_id=2" + rest).code())
                .isEqualTo("ORDER_NOT_EXIST");
    }

    @Test
    void completionNeedsAConfirmedOrder() {
        merchant.create(Terms.creation("PS1").toString());
        assertThat(complete("PS1", 100)).isEqualTo("INVALID_REQUEST 271302332");
        merchant.act("PS1", "cancel", Terms.cancellation("x").toString());
        assertThat(complete("PS1", 100)).isEqualTo("INVALID_REQUEST 271302333");
    }

    @Test
    void completionHoldsTheSumTheCeilingsAndTheTimes() {
        inUse("PS1");
        assertThat(change("PS1", body -> body.put("total_amount", 99))).isEqualTo("PARAM_ERROR 1");
        assertThat(complete("PS1", 9901)).isEqualTo("PARAM_ERROR 271316656");
        assertThat(change("PS1", body -> body.remove("time_range"))).isEqualTo("PARAM_ERROR 1");
        assertThat(change("PS1", body -> end(body, "20260601100100"))).isEqualTo("PARAM_ERROR 1");
        assertThat(change("PS1", body -> end(body, "20260601095959"))).isEqualTo("PARAM_ERROR 271316637");
        assertThat(change("PS1", body -> end(body, "20260601100000"))).isEqualTo("PARAM_ERROR 271316637");
        assertThat(change("PS1", body -> end(body, "20260601"))).isEqualTo("PARAM_ERROR 1");
        assertThat(complete("PS1", 9900)).isEqualTo("200");
    }

    @Test
    void theSameCompletionAgainAnswersTheStateAndAnotherIsRefused() {
        inUse("PS1");
        String body = Terms.completion(simulator, 100).toString();
        assertThat(merchant.act("PS1", "complete", body).status()).isEqualTo(200);
        simulator.control().advance(Duration.ofMinutes(1));
        assertThat(merchant.act("PS1", "complete", body).state()).isEqualTo("DONE//");
        assertThat(complete("PS1", 50)).isEqualTo("PARAM_ERROR 271316598");
    }

    @Test
    void anEnjoyFirstOrderMayCostMoreThanItsEstimate() {
        ObjectNode creation = Terms.creation("PS1").put("service_id", Simulators.ENJOY_FIRST);
        riskFund(creation, "ESTIMATE_ORDER_COST", 100);
        merchant.create(creation.toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofSeconds(30));
        ObjectNode completion = Terms.completion(simulator, Simulators.CEILING).put("service_id",
                Simulators.ENJOY_FIRST);
        assertThat(merchant.act("PS1", "complete", completion.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void cancellingACollectingOrderDependsOnTheSwitchAndOnTheDeduction() {
        collecting("PS1", DeductionScript.neverSucceeds());
        simulator.control().change(switches -> switches.withCancelWhileCollecting(false));
        assertThat(cancel("PS1")).isEqualTo("PARAM_ERROR 271316592");
        simulator.control().change(switches -> switches.withCancelWhileCollecting(true));
        simulator.control().openCashier("PS1", Duration.ofMinutes(3));
        assertThat(cancel("PS1")).isEqualTo("INVALID_REQUEST 271316754");
        simulator.control().advance(Duration.ofMinutes(3));
        assertThat(cancel("PS1")).isEqualTo("200");
    }

    @Test
    void aDeductionInFlightBlocksModifySyncAndCancelUntilItEnds() {
        collecting("PS1", DeductionScript.inFlightFor(Duration.ofMinutes(3)));
        assertThat(cancel("PS1")).isEqualTo("INVALID_REQUEST 271316754");
        assertThat(act("PS1", "modify", Terms.modification(10))).isEqualTo("INVALID_REQUEST 271316754");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100200"))).isEqualTo("INVALID_REQUEST 271316754");
        simulator.control().advance(Duration.ofMinutes(3));
        assertThat(cancel("PS1")).isEqualTo("ORDER_DONE 271302262");
    }

    @Test
    void modificationIsDownwardsOnlyAndNotToZero() {
        inUse("PS1");
        assertThat(act("PS1", "modify", Terms.modification(50))).isEqualTo("INVALID_REQUEST 271316657");
        simulator.control().scriptDeduction("PS1", DeductionScript.neverSucceeds());
        assertThat(complete("PS1", 100)).isEqualTo("200");
        assertThat(act("PS1", "modify", Terms.modification(101))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "modify", Terms.modification(100))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "modify", Terms.modification(0))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "modify", Terms.modification(99))).isEqualTo("200");
        assertThat(act("PS1", "modify", Terms.modification(99))).isEqualTo("200");
        simulator.control().change(switches -> switches.withModifyToZero(true));
        assertThat(act("PS1", "modify", Terms.modification(0))).isEqualTo("200");
    }

    @Test
    void aSynchronisedOrderIsPaidOutside() {
        collecting("PS1", DeductionScript.neverSucceeds());
        simulator.control().advance(Duration.ofSeconds(10));
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100030"))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100041"))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100040"))).isEqualTo("200");
        var detail = merchant.query("PS1").json().path("collection").path("details").path(0);
        assertThat(detail.path("paid_type").asString()).isEqualTo("MCH");
        assertThat(detail.has("transaction_id")).isFalse();
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100040"))).isEqualTo("ORDER_DONE 271302262");
    }

    @Test
    void aSynchronisationIsOfTheOneTypeAndNamesATimeBetweenCompletionAndNow() {
        inUse("PS1");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100040"))).isEqualTo("INVALID_REQUEST 271316657");
        simulator.control().scriptDeduction("PS1", DeductionScript.neverSucceeds());
        assertThat(complete("PS1", 100)).isEqualTo("200");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100040").put("type", "ORDER_PAID")))
                .isEqualTo("PARAM_ERROR 268435464");
        assertThat(act("PS1", "sync", Terms.synchronisation("2026-06-01"))).isEqualTo("PARAM_ERROR 268435464");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601"))).isEqualTo("PARAM_ERROR 1");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260602"))).isEqualTo("PARAM_ERROR 1");
        simulator.control().advance(Duration.ofDays(1));
        assertThat(act("PS1", "sync", Terms.synchronisation("20260602"))).isEqualTo("200");
    }

    @Test
    void whatHasEndedIsNeitherModifiedNorSynchronised() {
        inUse("PS1");
        assertThat(cancel("PS1")).isEqualTo("200");
        assertThat(act("PS1", "modify", Terms.modification(50))).isEqualTo("INVALID_REQUEST 271316657");
        assertThat(act("PS1", "sync", Terms.synchronisation("20260601100030"))).isEqualTo("INVALID_REQUEST 271316657");
        collecting("PS2", DeductionScript.succeeds());
        simulator.control().advance(Duration.ofMinutes(1));
        assertThat(act("PS2", "modify", Terms.modification(50))).isEqualTo("INVALID_REQUEST 271316657");
        assertThat(act("PS3", "modify", Terms.modification(50))).isEqualTo("ORDER_NOT_EXIST 271317510");
    }

    @Test
    void aModificationHoldsTheSumAndTheReason() {
        collecting("PS1", DeductionScript.neverSucceeds());
        assertThat(act("PS1", "modify", Terms.modification(50).put("total_amount", 49))).isEqualTo("PARAM_ERROR 1");
        ObjectNode silent = Terms.modification(50);
        silent.remove("reason");
        assertThat(act("PS1", "modify", silent)).isEqualTo("PARAM_ERROR 268435464");
        ObjectNode empty = Terms.modification(50);
        empty.putArray("post_payments");
        assertThat(act("PS1", "modify", empty)).isEqualTo("PARAM_ERROR 268435464");
        simulator.control().change(switches -> switches.withModifyOnce(true));
        assertThat(act("PS1", "modify", Terms.modification(50))).isEqualTo("200");
        assertThat(act("PS1", "modify", Terms.modification(49))).isEqualTo("PARAM_ERROR 1");
    }

    @Test
    void collectingNowIsOneAttempt() {
        collecting("PS1", DeductionScript.failsFirst(1));
        ObjectNode body = Terms.cancellation("x");
        assertThat(act("PS1", "pay", body)).isEqualTo("INVALID_REQUEST 271316574");
        assertThat(act("PS1", "pay", body)).isEqualTo("200");
        assertThat(act("PS1", "pay", body)).isEqualTo("INVALID_REQUEST 271316657");
        simulator.control().change(switches -> switches.withCollectGranted(false));
        assertThat(act("PS1", "pay", body)).isEqualTo("NO_AUTH 268503786");
    }

    @Test
    void anExpiredOrderCannotBeCancelledOrCompleted() {
        merchant.create(Terms.creation("PS1").toString());
        simulator.control().advance(Duration.ofDays(30));
        assertThat(cancel("PS1")).isEqualTo("INVALID_ORDER_STATE 271316592");
        assertThat(complete("PS1", 1)).isEqualTo("INVALID_REQUEST 271302262");
    }

    private void inUse(String number) {
        merchant.create(Terms.creation(number).toString());
        simulator.control().accept(number);
        simulator.control().advance(Duration.ofSeconds(30));
    }

    private void collecting(String number, DeductionScript script) {
        inUse(number);
        simulator.control().scriptDeduction(number, script);
        assertThat(complete(number, 100)).isEqualTo("200");
    }

    private String complete(String number, long amount) {
        return act(number, "complete", Terms.completion(simulator, amount));
    }

    private String change(String number, Consumer<ObjectNode> change) {
        ObjectNode body = Terms.completion(simulator, 100);
        change.accept(body);
        return act(number, "complete", body);
    }

    private String cancel(String number) {
        return act(number, "cancel", Terms.cancellation("用户未取走设备"));
    }

    private String act(String number, String action, ObjectNode body) {
        Reply reply = merchant.act(number, action, body.toString());
        return reply.status() == 200 ? "200" : reply.code() + " " + reply.subCode();
    }

    private String signed(String target, String authorization) {
        Reply reply = merchant.send("GET", target, "", Map.of("Authorization", authorization));
        return reply.status() + " " + reply.code();
    }

    private static String serialOf(Reply reply) {
        return reply.raw().headers().firstValue("Wechatpay-Serial").orElse("");
    }

    private static void riskFund(ObjectNode body, String name, long amount) {
        body.putObject("risk_fund").put("name", name).put("amount", amount);
    }

    private static void start(ObjectNode body, String text) {
        time(body).put("start_time", text);
    }

    private static void end(ObjectNode body, String text) {
        time(body).put("end_time", text);
    }

    private static ObjectNode time(ObjectNode body) {
        return (ObjectNode) body.get("time_range");
    }

    private static ObjectNode fee(String name, long amount) {
        return payscore.simulator.json.Json.object().put("name", name).put("amount", amount);
    }

    static {
        // Times above are Beijing time: ten o'clock is NOW.
        assertThat(BeijingTime.seconds(NOW)).isEqualTo("20260601100000");
    }
}
