package payscore.adapter.wechat.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.SameEveryTime;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.Nonces;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import tools.jackson.databind.JsonNode;

class LaunchParametersSignerTest {
    @Test
    @Covers("K09")
    void signsTheGoldenConfirmation() {
        var golden = Vectors.oneCase("launch-sign.json", "confirm");
        var ticket = ConfirmationTicket.issued(
                golden.get("fields").get("package").asString(), ServiceOrders.REQUESTED_AT);

        var parameters = signerFor(golden).confirmation(ServiceOrders.KEY, ticket);

        assertIsGolden(parameters, golden);
        assertThat(parameters.expiresAt()).contains(ServiceOrders.REQUESTED_AT.plusSeconds(3600));
    }

    @Test
    @Covers("K09")
    void signsTheGoldenDetail() {
        var golden = Vectors.oneCase("launch-sign.json", "show an order");

        var parameters = signerFor(golden).detail(ServiceOrders.collecting());

        assertIsGolden(parameters, golden);
        assertThat(parameters.expiresAt()).isEmpty();
    }

    private static LaunchParametersSigner signerFor(JsonNode golden) {
        var fields = golden.get("fields");
        return new LaunchParametersSigner(TestMerchants.of(TestMerchants.inPublicKeyMode()),
                new Nonces(new SameEveryTime(fields.get("nonce_str").asString())),
                InstantSource.fixed(Instant.ofEpochSecond(Long.parseLong(fields.get("timestamp").asString()))));
    }

    private static void assertIsGolden(LaunchParameters parameters, JsonNode golden) {
        assertThat(parameters.businessType()).isEqualTo(golden.get("businessType").asString());
        assertThat(parameters.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"))).isEqualTo(golden.get("query_string_form").asString());
        assertThat(new ArrayList<>(parameters.fields().keySet())).endsWith("sign");
    }
}
