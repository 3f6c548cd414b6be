package payscore.adapter.web.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.AppId;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrderReference;

class ConfirmationControllerTest extends WebSliceTest {
    @Test
    void aLaunchIsReadyForEveryKindOfFrontEnd() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("mch_id", "1900000109");
        fields.put("package", "AAQ=+/ &ä_-");
        fields.put("timestamp", "1748743200");
        fields.put("nonce_str", "N1");
        fields.put("sign_type", "HMAC-SHA256");
        fields.put("sign", "ABC");
        useCases.launchConfirmation = key -> new LaunchConfirmation.Outcome.Ready(new LaunchParameters("wxpayScoreUse",
                fields, Optional.of(ServiceOrders.REQUESTED_AT.plusSeconds(3600)))
                .from(new AppId("wxd678efh567hg6787")));

        assertThat(post("/v1/service-orders/PS20250601_000001/confirmation-launch")).hasStatus(200)
                .hasHeader("Cache-Control", "no-store").bodyJson().isStrictlyEqualTo(
                        """
                                {"launch": {
                                  "mini_program": {"businessType": "wxpayScoreUse", "extraData": {
                                    "mch_id": "1900000109", "package": "AAQ=+/ &ä_-", "timestamp": "1748743200",
                                    "nonce_str": "N1", "sign_type": "HMAC-SHA256", "sign": "ABC"}},
                                  "jsapi": {"businessType": "wxpayScoreUse", "queryString": "mch_id=1900000109&package=AAQ%3D%2B%2F%20%26%C3%A4_-&timestamp=1748743200&nonce_str=N1&sign_type=HMAC-SHA256&sign=ABC"},
                                  "app": {"businessType": "wxpayScoreUse", "query": "mch_id=1900000109&package=AAQ%3D%2B%2F%20%26%C3%A4_-&timestamp=1748743200&nonce_str=N1&sign_type=HMAC-SHA256&sign=ABC",
                                          "extInfo": "{\\"miniProgramType\\":0}"},
                                  "appid": "wxd678efh567hg6787", "expires_at": "2025-06-01T11:00:00+08:00"}}""");
    }

    @Test
    void aDetailLaunchHasNoEnd() {
        useCases.launchDetail = key -> new LaunchParameters(
                "wxpayScoreDetail", new LinkedHashMap<>(), Optional.empty());

        assertThat(post("/v1/service-orders/PS20250601_000001/detail-launch")).hasStatus(200).bodyJson()
                .doesNotHavePath("$.launch.expires_at").extractingPath("$.launch.app.businessType")
                .isEqualTo("wxpayScoreDetail");
    }

    @Test
    void aReturnWithQueryIdAsksByIt() {
        var asked = new ArrayList<AnswerReturn.Return>();
        useCases.answerReturn = userReturn -> {
            asked.add(userReturn);
            return ServiceOrders.inUse();
        };

        assertThat(post("/v1/confirmation-returns",
                "{\"query_id\": \"q 1\", \"service_id\": \"2002000000000558128851361561536\"}")).hasStatus(200)
                .bodyJson().isStrictlyEqualTo("""
                        {"out_order_no": "PS20250601_000001", "state": "DOING", "state_description": "USER_CONFIRM",
                         "confirmed": true}""");
        assertThat(asked).containsExactly(new AnswerReturn.Return(ServiceOrders.MCH_ID,
                new ServiceOrderReference.ByQueryId(new QueryId("q 1")), Optional.of(ServiceOrders.SERVICE_ID)));
    }

    @Test
    void aReturnWithNothingAsksByNumberAndProvesNothing() {
        useCases.answerReturn = userReturn -> {
            assertThat(userReturn.reference())
                    .isEqualTo(new ServiceOrderReference.ByOutOrderNo(ServiceOrders.OUT_ORDER_NO));
            return ServiceOrders.created();
        };

        assertThat(post("/v1/confirmation-returns", "{\"out_order_no\": \"PS20250601_000001\"}")).hasStatus(200)
                .bodyJson().isStrictlyEqualTo(
                        "{\"out_order_no\": \"PS20250601_000001\", \"state\": \"CREATED\", \"confirmed\": false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"query_id\": \"q\", \"out_order_no\": \"A1\"}", "{\"query_id\": null}"})
    @Covers("Q07")
    void exactlyOneNumberIsWanted(String body) {
        assertThat(post("/v1/confirmation-returns", body)).hasStatus(400).bodyJson()
                .extractingPath("$.errors[0].detail").isEqualTo("must have exactly one of query_id and out_order_no");
    }

    @Test
    @Covers("Q04")
    void aQueryIdIsJudgedBeforeAnybodyIsAsked() {
        for (var queryId : new String[]{"", "q".repeat(513), "q\\u0000", "q😀"}) {
            assertThat(post("/v1/confirmation-returns", "{\"query_id\": \"" + queryId + "\"}")).as(queryId)
                    .hasStatus(422).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/query_id");
        }
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void aForgedQueryIdFindsNothing() {
        useCases.answerReturn = userReturn -> {
            throw new ServiceOrderNotFound();
        };

        assertThat(post("/v1/confirmation-returns", "{\"query_id\": \"forged\"}")).hasStatus(404);
    }
}
