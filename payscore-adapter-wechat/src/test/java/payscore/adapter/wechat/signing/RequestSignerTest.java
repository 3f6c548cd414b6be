package payscore.adapter.wechat.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.adapter.wechat.fixture.SameEveryTime;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.Nonces;
import tools.jackson.databind.JsonNode;

class RequestSignerTest {
    static Stream<JsonNode> goldenRequests() {
        return Vectors.cases("request-signature.json");
    }

    @ParameterizedTest
    @MethodSource("goldenRequests")
    void writesTheGoldenAuthorizationHeader(JsonNode golden) throws SigningFailed {
        var signer = new RequestSigner(new Nonces(new SameEveryTime(golden.get("nonce_str").asString())));

        var authorization = signer.authorization(
                TestMerchants.inPublicKeyMode(), golden.get("method").asString(),
                golden.get("url_path_and_query").asString(),
                golden.get("body").asString().getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochSecond(Long.parseLong(golden.get("timestamp").asString())));

        assertThat(authorization).isEqualTo(golden.get("authorization_header").asString());
    }
}
