package payscore.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.Vectors;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Service.SubMode;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.security.LaunchSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The phone through the calls its page makes. */
class PhoneTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    private static final String RISKY = "oUpF8uRisk0000000000000000003";
    private static final String BUSY = "oUpF8uBusy0000000000000000004";

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

    @Test
    void theUserAcceptsOnTheOpenedPageAndReturnsByTheButton() {
        JsonNode page = open(confirmLaunch("PS1"), "oUser");
        assertThat(page.path("can_accept").asBoolean()).isTrue();
        assertThat(page.path("order").path("service_introduction").asString()).isEqualTo("共享充电宝");

        JsonNode accepted = press(page, "accept", "{}");
        assertThat(accepted.path("order").path("state").asString()).isEqualTo("DOING");
        String queryId = press(page, "return", "{}").path("query_id").asString();

        var reply = merchant.get(MerchantClient.ORDERS + "?query_id=" + queryId + "&service_id=" + Vectors.SERVICE_ID
                + "&appid=" + Vectors.APP_ID);
        assertThat(reply.json().path("openid").asString()).isEqualTo("oUser");
    }

    @Test
    void everyFrontEndsFormOpensThePage() {
        ObjectNode miniProgram = confirmLaunch("PS1");
        String query = query(miniProgram.path("extraData"));
        assertThat(open(miniProgram, "oUser").has("session")).isTrue();
        assertThat(open(launch("queryString", query), "oUser").has("session")).isTrue();
        assertThat(open(launch("query", query).put("extInfo", "{\"miniProgramType\":0}"), "oUser")
                .has("session"))
                .isTrue();
        ObjectNode whole = Json.object();
        whole.putObject("launch").set("mini_program", miniProgram);
        assertThat(open(whole, "oUser").has("session")).isTrue();
        String ticket = miniProgram.path("extraData").path("package").asString();
        assertThat(open(launch("queryString", "package=" + ticket), "oUser").has("session"))
                .isTrue();
        assertThat(post(
                "/simulator/phone/pages",
                Json.object()
                        .put("query", "businessType=wxpayScoreUse&" + query)
                        .put("openid", "oUser"))
                .has("session"))
                .isTrue();
    }

    static Stream<Arguments> badLaunches() {
        return Stream.of(
                Arguments.of("no package", fields(data -> data.put("package", "")), "4185"),
                Arguments.of("altered package", fields(data -> data.put("package", "x")), "4186"),
                Arguments.of("altered nonce", fields(data -> data.put("nonce_str", "y")), "商户签名校验失败"),
                Arguments.of("MD5", fields(data -> data.put("sign_type", "MD5")), "商户签名校验失败"),
                Arguments.of("old timestamp", fields(data -> data.put("timestamp", "1780278899")), "timestamp已过期"),
                Arguments.of("numeric timestamp", fields(data -> data.put("timestamp", 1780279200)), "非法的参数"),
                Arguments.of("no mch_id", fields(data -> data.remove("mch_id")), "非法的参数"),
                Arguments.of(
                        "other page",
                        (Consumer<ObjectNode>) launch -> launch.put("businessType", "wxpayScore"),
                        "4185"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLaunches")
    void aBadLaunchIsRefusedWithWeChatsWords(String what, Consumer<ObjectNode> change, String words) {
        ObjectNode launch = confirmLaunch("PS1");
        change.accept(launch);
        JsonNode refusal = open(launch, "oUser");
        assertThat(refusal.path("error").asString() + refusal.path("message").asString())
                .contains(words);
    }

    @Test
    void aPackageLivesForAnHour() {
        ObjectNode launch = confirmLaunch("PS1");
        simulator.control().change(switches -> switches.withLaunchFreshness(Duration.ZERO));
        simulator.control().advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(open(launch, "oUser").has("session")).isTrue();
        simulator.control().advance(Duration.ofSeconds(1));
        assertThat(open(launch, "oUser").path("message").asString()).contains("系统繁忙");
    }

    @Test
    void anOpenPageIsDeadAfterTwoHours() {
        JsonNode page = open(confirmLaunch("PS1"), "oUser");
        simulator.control().advance(Duration.ofHours(2));
        assertThat(press(page, "accept", "{}").path("message").asString()).contains("页面已失效");
    }

    @Test
    void aPackageBelongsToTheFirstUserWhoOpensIt() {
        ObjectNode launch = confirmLaunch("PS1");
        open(launch, "oFirst");
        assertThat(open(launch, "oSecond").path("message").asString()).contains("其他用户");
        assertThat(open(launch, "oFirst").has("session")).isTrue();
    }

    @Test
    void aPackageIsUsedUpByOneLaunchWhereTheSwitchSaysSo() {
        simulator.control().change(switches -> switches.withPackageSingleUse(true));
        ObjectNode launch = confirmLaunch("PS1");
        assertThat(open(launch, "oUser").has("session")).isTrue();
        assertThat(open(launch, "oUser").path("message").asString()).contains("未获得权益");
    }

    @Test
    void anotherAppCannotLaunchThePackage() {
        ObjectNode body = Json.object().put("launch_app_id", "wx0000000000000000");
        body.set("launch", confirmLaunch("PS1"));
        assertThat(post("/simulator/phone/pages", body).path("error").asString())
                .isEqualTo("4108");
    }

    @Test
    void aUserWhoFailsTheRiskCheckPaysTheDepositOrIsRefused() {
        JsonNode page = open(confirmLaunch("PS1"), RISKY);
        assertThat(page.path("deposit_needed").asBoolean()).isTrue();
        assertThat(press(page, "accept", "{}").path("message").asString()).contains("押金");
        assertThat(press(page, "accept", "{\"pay_deposit\":true}")
                .path("order")
                .path("state")
                .asString())
                .isEqualTo("DOING");

        ObjectNode creation = Terms.creation("PS2").put("service_id", Simulators.ENJOY_FIRST);
        creation.putObject("risk_fund").put("name", "ESTIMATE_ORDER_COST").put("amount", 100);
        merchant.create(creation.toString());
        assertThatThrownBy(() -> simulator.control().acceptWithDeposit("PS2", RISKY))
                .isInstanceOf(LaunchRefused.class);
        assertThatThrownBy(() -> simulator.control().accept("PS2", BUSY))
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining("订单过多");
        assertThat(simulator.control().order("PS2").state()).isEqualTo("CREATED");
    }

    @Test
    void beforeGoLiveOnlyTheWhiteListGetsIn() {
        ObjectNode launch = confirmLaunch("PS1");
        simulator
                .control()
                .register(Service.confirming(
                        Vectors.SERVICE_ID, Vectors.MCH_ID, Vectors.APP_ID, SubMode.WAIVE_DEPOSIT, 50_000)
                        .offlineExceptFor(Set.of("oTester")));
        assertThat(open(launch, "oUser").path("message").asString()).contains("暂无法使用此服务");
        assertThat(open(launch, "oTester").has("session")).isTrue();
    }

    @Test
    void theDetailPageLetsTheUserPay() {
        merchant.create(Terms.creation("PS1").toString());
        simulator.control().accept("PS1");
        simulator.control().advance(Duration.ofMinutes(1));
        simulator.control().scriptDeduction("PS1", DeductionScript.neverSucceeds());
        merchant.act("PS1", "complete", Terms.completion(simulator, 600).toString());

        JsonNode page = open(detailLaunch("PS1"), "oUser");
        assertThat(page.path("can_pay").asBoolean()).isTrue();
        assertThat(press(page, "pay", "{}").path("order").path("state").asString())
                .isEqualTo("DONE");
        assertThat(merchant.query("PS1").state()).isEqualTo("DONE//USER_PAID");
        assertThat(open(detailLaunch("NONE"), "oUser").path("error").asString()).isEqualTo("3961");
    }

    @Test
    void aPageOfAnotherSiteCannotActOnThePhone() {
        var reply = merchant.send("GET", "/simulator/orders", "", Map.of("Origin", "http://evil.example.com"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(merchant.send("GET", "/simulator/orders", "", Map.of("Origin", simulator.baseUrl()))
                .status())
                .isEqualTo(200);
    }

    private static Consumer<ObjectNode> fields(Consumer<ObjectNode> change) {
        return launch -> change.accept((ObjectNode) launch.get("extraData"));
    }

    private ObjectNode confirmLaunch(String number) {
        String ticket = merchant.create(Terms.creation(number).toString())
                .json()
                .path("package")
                .asString();
        return signed("wxpayScoreUse", new LinkedHashMap<>(Map.of("package", ticket)));
    }

    private ObjectNode detailLaunch(String number) {
        return signed(
                "wxpayScoreDetail",
                new LinkedHashMap<>(Map.of("service_id", Vectors.SERVICE_ID, "out_order_no", number)));
    }

    private ObjectNode signed(String businessType, Map<String, String> fields) {
        fields.put("mch_id", Vectors.MCH_ID);
        fields.put("timestamp", String.valueOf(simulator.clock().instant().getEpochSecond()));
        fields.put("nonce_str", "zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2");
        fields.put("sign_type", "HMAC-SHA256");
        fields.put("sign", LaunchSignature.of(fields, Vectors.API_V2_KEY));
        ObjectNode launch = Json.object().put("businessType", businessType);
        fields.forEach(launch.putObject("extraData")::put);
        return launch;
    }

    private static ObjectNode launch(String field, String value) {
        return Json.object().put("businessType", "wxpayScoreUse").put(field, value);
    }

    private static String query(JsonNode extraData) {
        StringBuilder query = new StringBuilder();
        extraData
                .properties()
                .forEach(field -> query.append('&')
                        .append(field.getKey())
                        .append('=')
                        .append(field.getValue().asString()));
        return query.substring(1);
    }

    private JsonNode open(JsonNode launch, String openid) {
        ObjectNode body = Json.object().put("openid", openid);
        body.set("launch", launch);
        return post("/simulator/phone/pages", body);
    }

    private JsonNode press(JsonNode page, String button, String body) {
        return post("/simulator/phone/pages/" + page.path("session").asString() + "/" + button, Json.parse(body));
    }

    private JsonNode post(String path, JsonNode body) {
        return merchant.post(path, body.toString()).json();
    }
}
