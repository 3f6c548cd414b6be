package payscore.adapter.wechat.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.adapter.wechat.fixture.TestMerchants.CERTIFICATE_SERIAL;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;

class PlatformCertificatesTest {
    /** A day after the golden certificate begins. */
    private static final Instant NOW = Vectors.platformCertificate().getNotBefore().toInstant()
            .plus(Duration.ofDays(1));
    private static final String ANSWER = Vectors.file("certificates-response.json").get("response").toString();

    private final FakeWeChat weChat = new FakeWeChat();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final MerchantCredentials merchant = TestMerchants.inCertificateMode();
    private final VerificationKeys keys = keysOf(merchant);

    @AfterEach
    void stop() {
        weChat.close();
    }

    @Test
    void asksNobodyBeforeAKeyIsNeeded() {
        assertThat(weChat.asked()).isEmpty();
        assertThat(keys.areUsableFor(merchant)).isTrue();
    }

    @Test
    void downloadsTheGoldenCertificateAndVerifiesTheAnswerWithIt() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).contains(Vectors.platformCertificate().getPublicKey());
        assertThat(weChat.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.target()).isEqualTo("/v3/certificates");
            assertThat(asked.headers().containsKey("Wechatpay-Serial")).isFalse();
        });
    }

    @Test
    void holdsWhatItDownloadedForAnHour() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);

        now.set(NOW.plusSeconds(3599));
        find(CERTIFICATE_SERIAL);
        assertThat(weChat.asked()).hasSize(1);

        now.set(NOW.plusSeconds(3600));
        find(CERTIFICATE_SERIAL);
        assertThat(weChat.asked()).hasSize(2);
    }

    @Test
    void keepsWhatItHoldsWhenADownloadFails() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);
        weChat.answersSigned(500, "{}", NOW);
        now.set(NOW.plusSeconds(7200));

        assertThat(find(CERTIFICATE_SERIAL)).isPresent();
        assertThat(keys.areUsableFor(merchant)).isTrue();
    }

    @Test
    void asksForAnUnknownSerialOnceInFiveMinutes() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find("ABC");
        find("ABC");
        assertThat(weChat.asked()).hasSize(1);

        now.set(NOW.plusSeconds(300));
        find("ABC");
        assertThat(weChat.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUB_KEY_ID_1", "../../x", "", "not hex"})
    void asksNobodyForWhatIsNoCertificateSerial(String serial) {
        assertThat(find(serial)).isEmpty();
        assertThat(weChat.asked()).isEmpty();
    }

    @Test
    void usesNoCertificateThatIsNotValidNow() {
        now.set(NOW.minus(Duration.ofDays(2)));
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).isEmpty();
        assertThat(keys.areUsableFor(merchant)).isFalse();
    }

    @Test
    void believesNoListSignedBySomebodyElse() {
        answerWith(ANSWER, Vectors.merchantPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).isEmpty();
    }

    @Test
    void believesNoListThatDoesNotOpenWithTheMerchantsKey() {
        answerWith(ANSWER.replace("\"nonce\":\"35f9c719727b\"", "\"nonce\":\"35f9c719727c\""),
                Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":null}", "{\"data\":[null]}", "{\"data\":[{\"serial_no\":\"x\"}]}", "[]",
            ""})
    void believesNoListThatIsNone(String body) {
        answerWith(body, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).isEmpty();
    }

    @Test
    void holdsPublicKeyAndCertificatesSideBySideWhileAMerchantIsSwitchedOver() {
        var both = TestMerchants.inPublicKeyMode();
        var keysOfBoth = keysOf(both);
        answerWith(ANSWER, Vectors.weChatPrivateKey(), TestMerchants.PUBLIC_KEY_ID);

        assertThat(keysOfBoth.of(both).apply(TestMerchants.PUBLIC_KEY_ID)).contains(Vectors.weChatPublicKey());
        assertThat(keysOfBoth.of(both).apply(CERTIFICATE_SERIAL)).isPresent();
        assertThat(keysOfBoth.certificateCount(both)).isEqualTo(1);
    }

    private Optional<PublicKey> find(String serial) {
        return keys.of(merchant).apply(serial);
    }

    private void answerWith(String json, PrivateKey key, String serial) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200,
                WeChatSignature.headers(body, now.get(), key, serial), body));
    }

    private VerificationKeys keysOf(MerchantCredentials one) {
        InstantSource clock = now::get;
        return new VerificationKeys(TestMerchants.of(one),
                Gateways.transport(new Hosts(weChat.url(), Gateways.NOWHERE), clock, Gateways.PATIENT),
                new SignatureVerifier(clock), clock, Duration.ofSeconds(20));
    }
}
