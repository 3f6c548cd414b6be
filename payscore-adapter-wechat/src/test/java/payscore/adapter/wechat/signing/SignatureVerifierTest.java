package payscore.adapter.wechat.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.adapter.wechat.fixture.TestMerchants.CERTIFICATE_SERIAL;
import static payscore.adapter.wechat.fixture.TestMerchants.PUBLIC_KEY_ID;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.domain.fixture.Covers;
import tools.jackson.databind.JsonNode;

class SignatureVerifierTest {
    private static final Map<String, PublicKey> KEYS = Map.of(PUBLIC_KEY_ID, Vectors.weChatPublicKey(),
            CERTIFICATE_SERIAL, Vectors.platformCertificate().getPublicKey());
    private static final Instant NOW = Instant.ofEpochSecond(1748743201);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    static Stream<JsonNode> goldenMessages() {
        return Stream.concat(Vectors.cases("response-signature.json"), Vectors.cases("notifications.json"));
    }

    @ParameterizedTest
    @MethodSource("goldenMessages")
    void judgesTheGoldenMessages(JsonNode golden) {
        var headers = new HashMap<String, String>();
        golden.get("headers").propertyStream().forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
        var now = Instant.ofEpochSecond(Long.parseLong(headers.get("Wechatpay-Timestamp")) + 1);

        var verdict = verdict(headers, golden.get("body").asString().getBytes(StandardCharsets.UTF_8), now);

        assertThat(verdict == Verdict.VALID)
                .isEqualTo(!golden.has("expect_valid") || golden.get("expect_valid").asBoolean());
    }

    @Test
    @Covers("R03")
    void refusesWhenTheVerificationItselfFails() {
        var headers = SignatureHeaders.from(name -> Optional.ofNullable(WeChatSignature.headers(BODY, NOW).get(name))
                .stream().toList());
        assertThat(headers).isPresent();

        assertThat(new SignatureVerifier(InstantSource.fixed(NOW)).verify(headers, BODY, serial -> {
            throw new IllegalStateException("deliberate");
        })).isEqualTo(Verdict.FAILED);
    }

    @Test
    @Covers("W16")
    void callsAProbeAProbe() {
        var probe = Vectors.oneCase("response-signature.json", "probe").get("headers").get("Wechatpay-Signature");

        assertThat(withHeader("Wechatpay-Signature", probe.asString())).isEqualTo(Verdict.PROBE);
    }

    @ParameterizedTest
    @Covers({"C06", "W16"})
    @ValueSource(strings = {"", "===", "WECHATPAY/SIGNTEST/a", "AAAA", "签名", "a b"})
    void refusesWhateverIsNoSignature(String signature) {
        assertThat(withHeader("Wechatpay-Signature", signature)).isNotEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @Covers({"C07", "W18"})
    @CsvSource({"299,VALID", "300,STALE", "301,STALE", "-299,VALID", "-300,STALE", "-301,STALE"})
    void acceptsAMessageWithinFiveMinutesOnly(int secondsLater, Verdict expected) {
        assertThat(verdict(WeChatSignature.headers(BODY, NOW), BODY, NOW.plusSeconds(secondsLater)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", "9223372036854775807", "1748743201.5"})
    void refusesWhateverIsNoTimestamp(String timestamp) {
        assertThat(withHeader("Wechatpay-Timestamp", timestamp)).isEqualTo(Verdict.STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"})
    void refusesAMessageThatLacksAHeader(String name) {
        var headers = new HashMap<>(WeChatSignature.headers(BODY, NOW));
        headers.remove(name);

        assertThat(verdict(headers, BODY, NOW)).isEqualTo(Verdict.MISSING_HEADERS);
    }

    @Test
    void refusesAHeaderGivenTwice() {
        var headers = WeChatSignature.headers(BODY, NOW);

        var twice = SignatureHeaders.from(name -> List.of(headers.get(name), headers.get(name)));

        assertThat(twice).isEmpty();
    }

    @Test
    void refusesASerialNobodyKnows() {
        assertThat(withHeader("Wechatpay-Serial", "PUB_KEY_ID_1")).isEqualTo(Verdict.UNKNOWN_SERIAL);
    }

    @Test
    void refusesAnotherScheme() {
        assertThat(withHeader("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3")).isEqualTo(Verdict.OTHER_SCHEME);
    }

    @Test
    @Covers({"C10", "W15"})
    void refusesABodyOfWhichOneBitIsFlipped() {
        var flipped = BODY.clone();
        flipped[3] ^= 1;

        assertThat(verdict(WeChatSignature.headers(BODY, NOW), flipped, NOW)).isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void refusesASignatureByTheMerchantsOwnKey() {
        var own = WeChatSignature.headers(BODY, NOW, Vectors.merchantPrivateKey(), PUBLIC_KEY_ID);

        assertThat(verdict(own, BODY, NOW)).isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    private static Verdict withHeader(String name, String value) {
        var headers = new HashMap<>(WeChatSignature.headers(BODY, NOW));
        headers.put(name, value);
        return verdict(headers, BODY, NOW);
    }

    private static Verdict verdict(Map<String, String> headers, byte[] body, Instant now) {
        return new SignatureVerifier(InstantSource.fixed(now)).verify(
                SignatureHeaders.from(name -> Optional.ofNullable(headers.get(name)).stream().toList()),
                body, serial -> Optional.ofNullable(KEYS.get(serial)));
    }
}
