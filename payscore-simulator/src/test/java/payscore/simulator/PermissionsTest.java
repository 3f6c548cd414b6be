package payscore.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.simulator.MerchantClient.Reply;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.phone.LaunchRefused;
import payscore.simulator.security.RsaSignature;

/** No-confirm mode: pre-permit, the user's page, queries, terminations, events and orders (API reference B). */
class PermissionsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    private static final String SERVICE = "2002000000000558128851361561538";
    private static final String PERMISSIONS = "/v3/payscore/permissions";
    private static final String USER = "oUser";

    private final NotificationReceiver receiver = new NotificationReceiver();
    private final Simulator simulator = Simulator.start(Simulators.configuration()
            .with(Service.withoutConfirmation(SERVICE, Vectors.MCH_ID, Vectors.APP_ID, Simulators.CEILING))
            .with(SimulatedClock.standingAt(NOW)));
    private final MerchantClient merchant = new MerchantClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void theWholeLifeOfAnAuthorisation() {
        var token = prePermit("A-1").json().path("apply_permissions_token").asString();
        assertThat(byCode("A-1").json().path("authorization_state").asString()).isEqualTo("UNBINDUSER");
        assertThat(byUser().json().path("authorization_state").asString()).isEqualTo("UNAVAILABLE");

        var page = simulator.control().openAuthorization(launch(token), USER);
        assertThat(page.canAccept()).isTrue();
        simulator.control().authorize("A-1", USER);
        simulator.control().advance(Duration.ofSeconds(1));
        var available = byCode("A-1").json();
        assertThat(available.path("authorization_state").asString()).isEqualTo("AVAILABLE");
        assertThat(available.path("openid").asString()).isEqualTo(USER);
        assertThat(available.path("authorization_success_time").asString()).isEqualTo("2026-06-01T10:00:00+08:00");
        assertThat(byUser().json().has("notify_url")).isFalse();

        var terminated = terminate("authorization-code/A-1", "");
        assertThat(terminated.status()).isEqualTo(204);
        assertThat(terminated.raw().body()).isEmpty();
        simulator.control().advance(Duration.ofSeconds(1));
        assertThat(byCode("A-1").json().path("authorization_state").asString()).isEqualTo("UNAVAILABLE");
        assertThat(receiver.received()).extracting(received -> received.plaintext().path("user_service_status")
                .asString()).containsExactly("USER_OPEN_SERVICE", "USER_CLOSE_SERVICE");
        assertThat(receiver.received().getFirst().plaintext().path("openorclose_time").asString())
                .isEqualTo("20260601100000");
    }

    @Test
    void anAnswerWithoutBodyIsSigned() {
        prePermit("A-1");
        simulator.control().authorize("A-1", USER);

        var headers = terminate("openid/" + USER, "\"appid\":\"" + Vectors.APP_ID + "\",").raw().headers();

        var message = headers.firstValue("Wechatpay-Timestamp").orElseThrow() + "\n"
                + headers.firstValue("Wechatpay-Nonce").orElseThrow() + "\n\n";
        assertThat(RsaSignature.verify(simulator.publicKey(), message.getBytes(StandardCharsets.UTF_8),
                headers.firstValue("Wechatpay-Signature").orElseThrow())).isTrue();
        assertThat(Base64.getDecoder().decode(headers.firstValue("Wechatpay-Signature").orElseThrow())).isNotEmpty();
    }

    @Test
    void aTokenIsGoodForAnHour() {
        var token = prePermit("A-1").json().path("apply_permissions_token").asString();
        simulator.control().advance(Duration.ofHours(1));

        assertThatThrownBy(() -> simulator.control().openAuthorization(launch(token), USER))
                .isInstanceOf(LaunchRefused.class);
        var fresh = prePermit("A-1").json().path("apply_permissions_token").asString();
        assertThat(simulator.control().openAuthorization(launch(fresh), USER).canAccept()).isTrue();
        assertThatThrownBy(() -> simulator.control().openAuthorization(launch("forged"), USER))
                .isInstanceOfSatisfying(LaunchRefused.class, no -> assertThat(no.code()).isEqualTo("4186"));
        assertThatThrownBy(() -> simulator.control().openAuthorization(launch(""), USER))
                .isInstanceOfSatisfying(LaunchRefused.class, no -> assertThat(no.code()).isEqualTo("4185"));
    }

    @ParameterizedTest
    @CsvSource({"authorization_code, A B, 400, PARAM_ERROR", "authorization_code, '', 400, PARAM_ERROR",
            "appid, wxother, 403, NO_AUTH", "service_id, 500001, 403, NO_AUTH",
            "service_id, 2002000000000558128851361561536, 403, NO_AUTH",
            "notify_url, http://merchant.example.com/n, 400, PARAM_ERROR"})
    void badPrePermits(String field, String value, int status, String code) {
        refuses(merchant.post(PERMISSIONS, prePermitBody("A-1").replaceFirst(
                "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"")), status, code);
    }

    @Test
    void aCodeIsPrePermittedAgainOnlyWithTheSameParametersAndWithoutUser() {
        prePermit("A-1");
        refuses(merchant.post(PERMISSIONS, prePermitBody("A-1").replace("/notify", "/other")), 400,
                "INVALID_REQUEST");
        simulator.control().authorize("A-1", USER);
        refuses(prePermit("A-1"), 400, "INVALID_REQUEST");
    }

    @Test
    void badQueries() {
        refuses(byCode("A-9"), 404, "ORDER_NOT_EXIST");
        refuses(merchant.get(PERMISSIONS + "/authorization-code/A-1"), 400, "PARAM_ERROR");
        refuses(merchant.get(PERMISSIONS + "/openid/oUser?service_id=" + SERVICE), 400, "PARAM_ERROR");
        refuses(merchant.get(PERMISSIONS + "/openid/oUser?service_id=500001&appid=" + Vectors.APP_ID), 403, "NO_AUTH");
        refuses(merchant.send("GET", PERMISSIONS + "/authorization-code/A-1?service_id=" + SERVICE, "",
                Map.of("Authorization", "nonsense")), 401, "SIGN_ERROR");
    }

    @Test
    void badTerminations() {
        prePermit("A-1");
        refuses(terminate("authorization-code/A-1", ""), 400, "INVALID_REQUEST");
        refuses(terminate("authorization-code/A-9", ""), 400, "INVALID_REQUEST");
        refuses(merchant.post(PERMISSIONS + "/authorization-code/A-1/terminate",
                "{\"service_id\":\"" + SERVICE + "\"}"), 400, "PARAM_ERROR");
        refuses(merchant.post(PERMISSIONS + "/authorization-code/A-1/terminate",
                "{\"service_id\":\"" + SERVICE + "\",\"reason\":\"" + "长".repeat(51) + "\"}"), 400, "PARAM_ERROR");
        simulator.control().authorize("A-1", USER);
        create("ORDER-1", USER);
        refuses(terminate("authorization-code/A-1", ""), 400, "INVALID_REQUEST");
    }

    @Test
    void ordersOfAuthorisedUsersAreDoingAtOnceAndOutliveAWithdrawal() {
        prePermit("A-1");
        refuses(create("ORDER-1", USER), 403, "NO_AUTH");
        simulator.control().authorize("A-1", USER);

        var created = create("ORDER-1", USER);
        assertThat(created.state()).isEqualTo("DOING/USER_CONFIRM/");
        assertThat(created.json().has("package")).isFalse();
        simulator.control().withdraw("A-1");

        refuses(create("ORDER-2", USER), 403, "NO_AUTH");
        assertThat(create("ORDER-1", USER).status()).as("the same creation again").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"RISK_REFUSED, 271300099", "TOO_MANY_ORDERS, 271299627"})
    void theRiskCheckHappensAtCreation(TestUser.Standing standing, String subCode) {
        simulator.control().register(new TestUser("oRisky", "risky", standing));
        prePermit("A-1");
        simulator.control().authorize("A-1", "oRisky");

        var refused = create("ORDER-1", "oRisky");

        refuses(refused, 400, "INVALID_REQUEST");
        assertThat(refused.subCode()).isEqualTo(subCode);
    }

    private Reply prePermit(String code) {
        return merchant.post(PERMISSIONS, prePermitBody(code));
    }

    private String prePermitBody(String code) {
        return "{\"service_id\":\"" + SERVICE + "\",\"appid\":\"" + Vectors.APP_ID + "\",\"authorization_code\":\""
                + code
                + "\",\"notify_url\":\"" + receiver.url() + "\"}";
    }

    private Reply byCode(String code) {
        return merchant.get(PERMISSIONS + "/authorization-code/" + code + "?service_id=" + SERVICE);
    }

    private Reply byUser() {
        return merchant.get(
                PERMISSIONS + "/openid/" + USER + "?service_id=" + SERVICE + "&appid=" + Vectors.APP_ID);
    }

    private Reply terminate(String what, String more) {
        return merchant.post(PERMISSIONS + "/" + what + "/terminate",
                "{" + more + "\"service_id\":\"" + SERVICE + "\",\"reason\":\"解约\"}");
    }

    private Reply create(String number, String openid) {
        return merchant.create(("{\"out_order_no\":\"%s\",\"appid\":\"%s\",\"service_id\":\"%s\","
                + "\"service_introduction\":\"共享充电宝\",\"time_range\":{\"start_time\":\"OnAccept\"},"
                + "\"risk_fund\":{\"name\":\"ESTIMATE_ORDER_COST\",\"amount\":9900},\"notify_url\":\"%s\","
                + "\"need_user_confirm\":false,\"openid\":\"%s\"}")
                .formatted(number, Vectors.APP_ID, SERVICE, receiver.url(), openid));
    }

    private static String launch(String token) {
        return "{\"businessType\":\"wxpayScoreEnable\",\"extraData\":{\"apply_permissions_token\":\"" + token + "\"}}";
    }

    private static void refuses(Reply reply, int status, String code) {
        assertThat(List.of(reply.status(), reply.code())).as("%s", reply.json()).isEqualTo(List.of(status, code));
    }
}
