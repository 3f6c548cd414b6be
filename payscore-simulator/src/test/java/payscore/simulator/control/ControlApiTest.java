package payscore.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.simulator.MerchantClient;
import payscore.simulator.Simulator;
import payscore.simulator.Simulators;
import payscore.simulator.Terms;
import payscore.simulator.Vectors;
import payscore.simulator.clock.SimulatedClock;

class ControlApiTest {
    private Simulator simulator;
    private MerchantClient merchant;

    @BeforeEach
    void start() {
        simulator = Simulator.start(
                Simulators.configuration().with(SimulatedClock.standingAt(Instant.parse("2026-06-01T02:00:00Z"))));
        merchant = new MerchantClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void actsAsTheUserAndShowsTheOrder() {
        merchant.create(Terms.creation("PS|1").toString());
        assertThat(merchant.post("/simulator/orders/PS%7C1/accept", "{}")
                .json()
                .path("state")
                .asString())
                .isEqualTo("DOING");
        assertThat(merchant.get("/simulator/orders/1900000109~PS%7C1")
                .json()
                .path("openid")
                .asString())
                .isNotEmpty();
        assertThat(merchant.get("/simulator/orders").json()).hasSize(1);
        assertThat(merchant.post("/simulator/orders/PS%7C1/accept", "{}").status())
                .isEqualTo(422);
        assertThat(merchant.post("/simulator/orders/NONE/accept", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void movesTheClockAndScriptsFaultsInAnySpelling() {
        assertThat(merchant.post("/simulator/clock", "{\"advance\":\"PT1H\"}")
                .json()
                .path("now")
                .asString())
                .isEqualTo("2026-06-01T03:00:00Z");
        assertThat(merchant.post("/simulator/clock", "{\"now\":\"2026-05-01T00:00:00Z\"}")
                .json()
                .path("now")
                .asString())
                .isEqualTo("2026-05-01T00:00:00Z");
        assertThat(merchant.post(
                "/simulator/faults",
                "{\"kind\":\"error-before\",\"operation\":\"query\",\"status\":503,\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"x\"}")
                .status())
                .isEqualTo(200);
        assertThat(merchant.query("PS1").status()).isEqualTo(503);
        assertThat(merchant.post("/simulator/faults", "{\"kind\":\"nonsense\"}").status())
                .isEqualTo(400);
    }

    @Test
    void switchesRulesAndRefusesUnknownOnes() {
        assertThat(merchant.send("PATCH", "/simulator/switches", "{\"retry_ladder\":\"C\"}", java.util.Map.of())
                .json()
                .path("retry_ladder")
                .asString())
                .isEqualTo("C");
        assertThat(merchant.send("PATCH", "/simulator/switches", "{\"no_such\":1}", java.util.Map.of())
                .status())
                .isEqualTo(400);
    }

    @Test
    void registersAMerchantThatCanCallAtOnce() {
        String key = Vectors.text("merchant_public_key.pem").replace("\n", "\\n");
        merchant.post(
                "/simulator/merchants",
                "{\"mch_id\":\"1900000777\",\"certificates\":[{\"serial_no\":\"" + Vectors.SERIAL_NO
                        + "\",\"public_key\":\"" + key + "\"}],\"api_v3_key\":\"" + Vectors.API_V3_KEY
                        + "\",\"api_v2_key\":\"" + Vectors.API_V2_KEY + "\"}");
        assertThat(merchant.post(
                "/simulator/services",
                "{\"service_id\":\"777\",\"bindings\":[{\"mch_id\":\"1900000777\",\"app_id\":\"wx7\"}],\"sub_mode\":\"enjoy-first\",\"risk_ceiling\":100}")
                .status())
                .isEqualTo(200);
        String target = MerchantClient.ORDERS + "?out_order_no=X&service_id=777&appid=wx7";
        String authorization = MerchantClient.authorization(
                "GET", target, "", simulator.clock().instant().getEpochSecond())
                .replace("1900000109", "1900000777");
        assertThat(merchant.send("GET", target, "", java.util.Map.of("Authorization", authorization))
                .code())
                .isEqualTo("ORDER_NOT_EXIST");
    }

    @Test
    void theLogShowsRequestsWithoutKeysOrSignatures() {
        merchant.create(Terms.creation("PS1").toString());
        var requests = merchant.get("/simulator/requests?out_order_no=PS1").json();
        assertThat(requests).hasSize(1);
        assertThat(requests.path(0).path("status").asInt()).isEqualTo(200);
        assertThat(requests.path(0).path("operation").asString()).isEqualTo("CREATE");
        assertThat(requests.toString()).doesNotContain(Vectors.API_V3_KEY).doesNotContain("signature=");
    }

    @Test
    void describesItself() {
        var document = merchant.get("/simulator/openapi.json").json();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("paths")
                .path("/simulator/orders/{order}/accept")
                .has("post"))
                .isTrue();
        assertThat(document.path("paths").path("/simulator/switches").has("patch"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phone", "/simulator/docs"})
    void servesItsPages(String path) {
        var page = merchant.send("GET", path, "", java.util.Map.of()).raw();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }
}
