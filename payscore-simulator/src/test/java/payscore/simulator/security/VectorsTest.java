package payscore.simulator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.simulator.Vectors;
import tools.jackson.databind.JsonNode;

/** Our cryptography against the golden data, which was made with other tools. */
class VectorsTest {
    static Stream<JsonNode> requestSignatures() {
        return Vectors.json("request-signature.json").path("cases").valueStream();
    }

    static Stream<JsonNode> responseSignatures() {
        return Vectors.json("response-signature.json").path("cases").valueStream();
    }

    static Stream<JsonNode> notifications() {
        return Vectors.json("notifications.json").path("cases").valueStream();
    }

    static Stream<JsonNode> launches() {
        return Vectors.json("launch-sign.json").path("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("requestSignatures")
    void aRequestSignatureVerifiesAndNothingElseDoes(JsonNode vector) {
        var key = Pem.publicKey(Vectors.text("merchant_public_key.pem"));
        byte[] message = vector.path("message").asString().getBytes(StandardCharsets.UTF_8);
        String signature = vector.path("signature_base64").asString();

        assertThat(RsaSignature.verify(key, message, signature)).isTrue();
        message[message.length - 2] ^= 1;
        assertThat(RsaSignature.verify(key, message, signature)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("responseSignatures")
    void anAnswerIsSignedAsTheVectorSays(JsonNode vector) {
        JsonNode headers = vector.path("headers");
        byte[] message = MessageSigner.message(
                headers.path("Wechatpay-Timestamp").asString(),
                headers.path("Wechatpay-Nonce").asString(),
                vector.path("body").asString("").getBytes(StandardCharsets.UTF_8));
        String signature = headers.path("Wechatpay-Signature").asString();
        var publicKey = Pem.publicKey(Vectors.text("wechatpay_public_key.pem"));

        assertThat(RsaSignature.verify(publicKey, message, signature))
                .isEqualTo(vector.path("expect_valid").asBoolean());
        if (vector.path("expect_valid").asBoolean()) {
            var privateKey = Pem.privateKey(Vectors.text("wechatpay_private_key.pem"));
            assertThat(RsaSignature.sign(privateKey, message)).isEqualTo(signature);
        }
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void aNotificationDecryptsAndEncryptsToTheSame(JsonNode vector) {
        JsonNode resource = payscore.simulator.json.Json.parse(
                vector.path("body").asString())
                .path("resource");
        String nonce = resource.path("nonce").asString();
        String data = resource.path("associated_data").asString("");
        String ciphertext = resource.path("ciphertext").asString();
        String plaintext = vector.path("expected_plaintext").asString();

        assertThat(AesGcm.decrypt(Vectors.API_V3_KEY, nonce, data, ciphertext)).isEqualTo(plaintext);
        assertThat(AesGcm.encrypt(Vectors.API_V3_KEY, nonce, data, plaintext)).isEqualTo(ciphertext);
        assertThatThrownBy(() -> AesGcm.decrypt(Vectors.API_V3_KEY, nonce, data + "x", ciphertext))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("launches")
    void aLaunchIsSignedAsTheVectorSays(JsonNode vector) {
        Map<String, String> fields = new HashMap<>();
        vector.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));

        assertThat(LaunchSignature.of(fields, Vectors.API_V2_KEY))
                .isEqualTo(vector.path("sign").asString());
    }

    @Test
    void thePlatformCertificateDecryptsByteForByte() {
        JsonNode entry = Vectors.json("certificates-response.json")
                .path("response")
                .path("data")
                .path(0);
        JsonNode encrypted = entry.path("encrypt_certificate");

        String pem = AesGcm.decrypt(
                Vectors.API_V3_KEY,
                encrypted.path("nonce").asString(),
                encrypted.path("associated_data").asString(),
                encrypted.path("ciphertext").asString());

        assertThat(pem).isEqualTo(Vectors.text("platform_certificate.pem"));
        var key = Pem.privateKey(Vectors.text("wechatpay_private_key.pem"));
        assertThat(new PlatformCertificate(pem, key).serial())
                .isEqualTo(entry.path("serial_no").asString());
    }

    @Test
    void aCertificateWeIssueIsOneTheJdkAccepts() throws Exception {
        Instant now = Instant.parse("2026-06-01T02:00:00Z");
        var issued = PlatformCertificate.issue(Pem.newKeyPair(), now, now.plusSeconds(3600));

        var certificate = issued.certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(now);
        assertThat(certificate.getPublicKey()).isEqualTo(Pem.publicOf(issued.key()));
        assertThat(issued.serial()).matches("[0-9A-F]{40}");
    }

    @Test
    void aMalformedSignatureIsFalseAndNotAnException() {
        var key = Pem.publicKey(Vectors.text("wechatpay_public_key.pem"));
        assertThat(RsaSignature.verify(key, new byte[0], "WECHATPAY/SIGNTEST/abc"))
                .isFalse();
        assertThat(RsaSignature.verify(key, new byte[0], "不是base64")).isFalse();
    }
}
