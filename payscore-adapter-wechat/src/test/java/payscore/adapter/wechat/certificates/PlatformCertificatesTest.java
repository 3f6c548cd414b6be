package payscore.adapter.wechat.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.adapter.wechat.fixture.TestMerchants.CERTIFICATE_SERIAL;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.PlatformCertificatePem;
import payscore.adapter.wechat.fixture.SealedResource;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;
import payscore.domain.fixture.Covers;

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
    @Covers("K05")
    void keepsWhatItHoldsWhenADownloadFails() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);
        weChat.answersSigned(500, "{}", NOW);
        now.set(NOW.plusSeconds(7200));

        assertThat(find(CERTIFICATE_SERIAL)).isPresent();
        assertThat(keys.areUsableFor(merchant)).isTrue();
    }

    @Test
    @Covers("K01")
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
    @Covers("K06")
    void believesNoListSignedBySomebodyElse() {
        answerWith(ANSWER, Vectors.merchantPrivateKey(), CERTIFICATE_SERIAL);

        assertThat(find(CERTIFICATE_SERIAL)).isEmpty();
    }

    @Test
    @Covers("K06")
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
    @Covers("K02")
    void holdsPublicKeyAndCertificatesSideBySideWhileAMerchantIsSwitchedOver() {
        var both = TestMerchants.inPublicKeyMode();
        var keysOfBoth = keysOf(both);
        answerWith(ANSWER, Vectors.weChatPrivateKey(), TestMerchants.PUBLIC_KEY_ID);

        assertThat(keysOfBoth.of(both).apply(TestMerchants.PUBLIC_KEY_ID)).contains(Vectors.weChatPublicKey());
        assertThat(keysOfBoth.of(both).apply(CERTIFICATE_SERIAL)).isPresent();
        assertThat(keysOfBoth.certificateCount(both)).isEqualTo(1);
    }

    @Test
    @Covers("K01")
    void acceptsTheOldAndTheNewCertificateWhileTheyOverlap() throws Exception {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);
        var next = newKeys();
        answerWith(listOf(
                entry(CERTIFICATE_SERIAL, Vectors.text("platform_certificate.pem")),
                entry("ABC1", PlatformCertificatePem.of(next, "ABC1", NOW, NOW.plus(Duration.ofDays(9))))),
                Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        now.set(NOW.plusSeconds(300));

        assertThat(find("ABC1")).contains(next.getPublic());
        assertThat(find(CERTIFICATE_SERIAL)).contains(Vectors.platformCertificate().getPublicKey());
        assertThat(weChat.asked()).hasSize(2);

        now.set(NOW.plus(Duration.ofDays(10)));
        assertThat(find("ABC1")).as("it is not valid any more").isEmpty();
    }

    @Test
    @Timeout(10)
    void waitsForADownloadNoLongerThanItsDeadline() {
        var over = new CountDownLatch(1);
        weChat.answers(exchange -> {
            try {
                over.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        InstantSource clock = now::get;
        var hasty = new VerificationKeys(TestMerchants.of(merchant),
                Gateways.transport(new Hosts(weChat.url(), Gateways.NOWHERE), clock, Gateways.PATIENT),
                new SignatureVerifier(clock), clock, Duration.ofMillis(300));

        assertThat(hasty.of(merchant).apply(CERTIFICATE_SERIAL)).isEmpty();
        assertThat(over.getCount()).as("it did not wait for the answer").isEqualTo(1);
        over.countDown();
    }

    @Test
    @Covers("K06")
    void keepsWhatItHoldsWhenAnOldListIsReplayed() {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);
        var old = listOf().getBytes(StandardCharsets.UTF_8);
        weChat.answers(exchange -> FakeWeChat.answer(exchange, 200,
                WeChatSignature.headers(old, NOW, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL), old));
        now.set(NOW.plusSeconds(3600));

        assertThat(find(CERTIFICATE_SERIAL)).isPresent();
        assertThat(weChat.asked()).hasSize(2);
        assertThat(keys.certificateCount(merchant)).isEqualTo(1);
    }

    @Test
    @Covers("K06")
    void keepsWhatItHoldsWhenAListIsSignedByACertificateThatOnlySomebodyElseVouchesFor() throws Exception {
        answerWith(ANSWER, Vectors.weChatPrivateKey(), CERTIFICATE_SERIAL);
        find(CERTIFICATE_SERIAL);
        var theirs = newKeys();
        var resource = SealedResource.resource(
                PlatformCertificatePem.of(theirs, "ABC1", NOW, NOW.plus(Duration.ofDays(9))), "f".repeat(32),
                "certificate");
        answerWith("{\"data\":[{\"serial_no\":\"ABC1\",\"encrypt_certificate\":" + resource + "}]}",
                theirs.getPrivate(), "ABC1");
        now.set(NOW.plusSeconds(3600));

        assertThat(find("ABC1")).isEmpty();
        assertThat(find(CERTIFICATE_SERIAL)).isPresent();
    }

    private static String listOf(String... entries) {
        return "{\"data\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(String serial, String pem) {
        return "{\"serial_no\":\"" + serial + "\",\"encrypt_certificate\":"
                + SealedResource.resource(pem, TestMerchants.API_V3_KEY, "certificate") + "}";
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
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
