package payscore.adapter.wechat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.ManualClock;
import payscore.adapter.wechat.fixture.SealedResource;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.keys.ApiV3Key;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Hosts;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.store.Notification;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import tools.jackson.databind.JsonNode;

class WeChatNotificationControllerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1748743211);
    private static final String URL = "/wechat/notifications/1900000109";
    private static final JsonNode GOLDEN = Vectors.oneCase("notifications.json", "order confirmed");
    private static final byte[] BODY = bytes(GOLDEN.get("body").asString());

    private final FakeWeChat weChat = new FakeWeChat();
    private final List<Notification> kept = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private NotificationIntake intake;
    private MockMvc endpoint = endpointOf(TestMerchants.inPublicKeyMode(), kept::add, NOW);

    @AfterEach
    void stop() {
        weChat.close();
    }

    static Stream<JsonNode> goldenNotifications() {
        return Vectors.cases("notifications.json");
    }

    @ParameterizedTest
    @MethodSource("goldenNotifications")
    void keepsEveryGoldenNotificationByteForByte(JsonNode golden) throws Exception {
        var headers = headersOf(golden);
        endpoint = endpointOf(TestMerchants.inPublicKeyMode(), kept::add,
                Instant.ofEpochSecond(Long.parseLong(headers.get("Wechatpay-Timestamp"))));
        var body = bytes(golden.get("body").asString());

        var answer = deliver(body, headers);

        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(kept).singleElement().satisfies(notification -> {
            assertThat(notification.body().bytes()).isEqualTo(body);
            assertThat(notification.id()).isEqualTo(Vectors.json(golden.get("body").asString()).get("id").asString());
            assertThat(notification.serial()).isEqualTo(TestMerchants.PUBLIC_KEY_ID);
        });
        assertThat(counted("ours")).isEqualTo(1);
    }

    @ParameterizedTest
    @Covers("C01")
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"})
    void c01_refusesACallbackThatLacksAHeader(String name) throws Exception {
        var headers = headersOf(GOLDEN);
        headers.remove(name);

        assertRefused(deliver(BODY, headers), "missing-headers");
    }

    @Test
    void measuresHowLongWeChatWaitedButNotForForgers() throws Exception {
        deliver(BODY, with("Wechatpay-Signature", "QUJD"));
        assertThat(meters.timer("payscore.wechat.notifications.acknowledged").count()).isZero();

        deliver(BODY, headersOf(GOLDEN));
        assertThat(meters.timer("payscore.wechat.notifications.acknowledged").count()).isEqualTo(1);
    }

    @Test
    @Covers("C02")
    void c02_refusesAForgedSignature() throws Exception {
        assertRefused(deliver(BODY, with("Wechatpay-Signature", "QUJD")), "wrong-signature");
    }

    @Test
    @Covers("C03")
    void c03_refusesAnUnknownSerialAndAsksWeChatForItOnce() throws Exception {
        var foreign = with("Wechatpay-Serial", "ABCDEF0123");

        assertRefused(deliver(BODY, foreign), "unknown-serial");
        deliver(BODY, foreign);

        assertThat(weChat.asked()).extracting(FakeWeChat.Asked::target).containsExactly("/v3/certificates");
    }

    @Test
    @Covers("C03")
    void c03_takesTheNotificationOnceTheKeyOfItsSerialIsThere() throws Exception {
        var clock = new ManualClock(Vectors.platformCertificate().getNotBefore().toInstant().plusSeconds(86_400));
        endpoint = endpointOf(TestMerchants.of(TestMerchants.inCertificateMode()), kept::add, clock);
        weChat.answersSigned(500, "{}", clock.instant());
        assertRefused(deliver(BODY, signedWithTheCertificate(BODY, clock)), "unknown-serial");
        var certificates = bytes(Vectors.file("certificates-response.json").get("response").toString());
        weChat.answers(exchange -> FakeWeChat.answer(
                exchange, 200, signedWithTheCertificate(certificates, clock), certificates));
        assertThat(deliver(BODY, signedWithTheCertificate(BODY, clock)).getStatus()).isEqualTo(401);
        assertThat(weChat.asked()).hasSize(1);

        clock.pass(Duration.ofMinutes(5));

        assertThat(deliver(BODY, signedWithTheCertificate(BODY, clock)).getStatus()).isEqualTo(204);
        assertThat(weChat.asked()).hasSize(2);
    }

    private static Map<String, String> signedWithTheCertificate(byte[] body, InstantSource clock) {
        return WeChatSignature.headers(
                body, clock.instant(), Vectors.weChatPrivateKey(), TestMerchants.CERTIFICATE_SERIAL);
    }

    @Test
    @Covers("C04")
    void c04_refusesASignatureByTheMerchantsOwnKey() throws Exception {
        var own = WeChatSignature.headers(BODY, NOW, Vectors.merchantPrivateKey(), TestMerchants.PUBLIC_KEY_ID);

        assertRefused(deliver(BODY, own), "wrong-signature");
    }

    @Test
    @Covers("C05")
    void c05_refusesAProbeAndTakesTheGoodDeliveryAfterIt() throws Exception {
        assertRefused(deliver(BODY, with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/QwuK+yT96V")), "probe");

        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(204);
    }

    @ParameterizedTest
    @Covers("C06")
    @ValueSource(strings = {"%%%", "AAAA", "A", "签名"})
    void c06_refusesWhateverIsNoSignature(String signature) throws Exception {
        assertRefused(deliver(BODY, with("Wechatpay-Signature", signature)), "wrong-signature");
    }

    @ParameterizedTest
    @Covers("C07")
    @ValueSource(ints = {-301, 301})
    void c07_refusesAnOldOrAFutureCallback(int seconds) throws Exception {
        assertRefused(deliver(BODY, WeChatSignature.headers(BODY, NOW.plusSeconds(seconds))), "stale-timestamp");
    }

    @Test
    @Covers("C08")
    void c08_takesAReplayForTheInboxToRecognise() throws Exception {
        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(204);
        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(204);

        assertThat(kept).extracting(Notification::id).containsOnly("EV-2025060100000000001");
    }

    @Test
    @Covers("C10")
    void c10_refusesABodyThatWasAlteredOrWrittenAnew() throws Exception {
        var flipped = BODY.clone();
        flipped[30] ^= 1;
        assertRefused(deliver(flipped, headersOf(GOLDEN)), "wrong-signature");

        kept.clear();
        var rewritten = bytes(Vectors.json(GOLDEN.get("body").asString()).toPrettyString());
        assertThat(deliver(rewritten, headersOf(GOLDEN)).getStatus()).isEqualTo(401);
        assertThat(kept).isEmpty();
    }

    @Test
    @Covers("C11")
    void c11_keepsWhatItCannotOpenAndHasItSentAgain() throws Exception {
        var altered = bytes(GOLDEN.get("body").asString().replace("\"ciphertext\":\"D", "\"ciphertext\":\"E"));

        var answer = deliver(altered, WeChatSignature.headers(altered, NOW));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(kept).hasSize(1);
        assertThat(counted("undecryptable")).isEqualTo(1);
    }

    @Test
    @Covers("C12")
    void c12_losesNothingToAWrongApiV3Key() throws Exception {
        var right = TestMerchants.inPublicKeyMode();
        var wrong = new MerchantCredentials(right.mchId(), right.serialNo(), right.privateKey(),
                new ApiV3Key("f".repeat(32)), right.apiV2Key(), right.publicKey(), right.notifyUrl());
        endpoint = endpointOf(wrong, kept::add, NOW);

        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(500);
        assertThat(kept).hasSize(1);

        deliver(BODY, headersOf(GOLDEN));
        assertThat(intake.unopenedInARow(wrong.mchId())).isEqualTo(2);
    }

    @Test
    @Covers("K04")
    void k04_takesNotificationsUnderEitherKeyWhileTheApiV3KeyIsChanged() throws Exception {
        var coming = "n".repeat(32);
        endpoint = endpointOf(TestMerchants.withApiV3Keys(TestMerchants.API_V3_KEY, coming), kept::add, NOW);
        var body = bytes(SealedResource.notification(
                "EV-NEW", "PAYSCORE.USER_CONFIRM", GOLDEN.get("expected_plaintext").asString(), coming));

        assertThat(deliver(body, WeChatSignature.headers(body, NOW)).getStatus()).isEqualTo(204);
        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(204);
    }

    @Test
    @Covers("R03")
    void refusesACallbackWhoseVerificationFails() throws Exception {
        endpoint = endpointOf(TestMerchants.of(TestMerchants.inPublicKeyMode()), kept::add, () -> {
            throw new IllegalStateException("deliberate");
        });

        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(401);
        assertThat(kept).isEmpty();
    }

    @Test
    @Covers("K10")
    void k10_takesNotificationsWhileTheSigningKeyIsGone() throws Exception {
        endpoint = endpointOf(TestMerchants.thatCannotSign(), kept::add, NOW);

        assertThat(deliver(BODY, headersOf(GOLDEN)).getStatus()).isEqualTo(204);
    }

    @Test
    void c12_forgetsTheWrongKeyOnceANotificationOpens() throws Exception {
        var altered = bytes(GOLDEN.get("body").asString().replace("\"ciphertext\":\"D", "\"ciphertext\":\"E"));
        deliver(altered, WeChatSignature.headers(altered, NOW));
        assertThat(intake.unopenedInARow(ServiceOrders.MCH_ID)).isEqualTo(1);

        deliver(BODY, headersOf(GOLDEN));

        assertThat(intake.unopenedInARow(ServiceOrders.MCH_ID)).isZero();
    }

    @Test
    @Covers({"C04", "C35"})
    void c35_takesNoNotificationOfOneMerchantAtTheAddressOfAnother() throws Exception {
        var other = TestMerchants.other(new MchId("1900000110"), Vectors.merchantPrivateKey(),
                new WeChatPublicKey("PUB_KEY_ID_OTHER", Vectors.merchantPublicKey()));
        endpoint = endpointOf(TestMerchants.of(TestMerchants.inPublicKeyMode(), other), kept::add,
                InstantSource.fixed(NOW));
        var request = post("/wechat/notifications/1900000110").contentType("application/json").content(BODY);
        WeChatSignature.headers(BODY, NOW).forEach(request::header);

        assertRefused(perform(request), "unknown-serial");
    }

    @Test
    @Covers("C13")
    void c13_doesNotOpenAnotherAlgorithm() throws Exception {
        var other = bytes(GOLDEN.get("body").asString().replace("AEAD_AES_256_GCM", "AEAD_SM4_GCM"));

        assertThat(deliver(other, WeChatSignature.headers(other, NOW)).getStatus()).isEqualTo(500);
    }

    @ParameterizedTest
    @Covers("C14")
    @CsvSource(quoteCharacter = '\u0000', value = {"\"associated_data\":\"\"", "\"associated_data\":null", "\"x\":1"})
    void c14_opensWithoutAssociatedData(String field) throws Exception {
        var sealed = SealedResource.resource(GOLDEN.get("expected_plaintext").asString(), TestMerchants.API_V3_KEY, "")
                .replace("\"associated_data\":\"\"", field);
        var body = bytes("{\"id\":\"EV-1\",\"event_type\":\"PAYSCORE.USER_CONFIRM\",\"resource\":" + sealed + "}");

        assertThat(deliver(body, WeChatSignature.headers(body, NOW)).getStatus()).isEqualTo(204);
        assertThat(counted("ours")).isEqualTo(1);
    }

    @ParameterizedTest
    @Covers("C15")
    @CsvSource({
            "1900000109, 1900000110",
            "2002000000000558128851361561536, 500001",
            "wxd678efh567hg6787, wxother"})
    void c15_keepsWhatIsAboutSomebodyElseAndRaisesTheAlarm(String ours, String theirs) throws Exception {
        var body = bytes(SealedResource.notification("EV-1", "PAYSCORE.USER_CONFIRM",
                GOLDEN.get("expected_plaintext").asString().replace(ours, theirs), TestMerchants.API_V3_KEY));

        assertThat(deliver(body, WeChatSignature.headers(body, NOW)).getStatus()).isEqualTo(204);
        assertThat(kept).hasSize(1);
        assertThat(counted("foreign")).isEqualTo(1);
    }

    @Test
    void refusesAnEnvelopeWithAFieldGivenTwice() throws Exception {
        var twice = bytes(GOLDEN.get("body").asString().replace("{\"id\"", "{\"id\":\"EV-0\",\"id\""));

        assertThat(deliver(twice, WeChatSignature.headers(twice, NOW)).getStatus()).isEqualTo(400);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "{\"id\":null,\"event_type\":\"A\",\"resource\":{}}",
            "{\"id\":\"1\",\"event_type\":\"A\"}",
            "{\"id\":\"1\",\"event_type\":\"A\",\"resource\":{\"nonce\":\"1\"}}"})
    void refusesWhatIsSignedButNoNotification(String text) throws Exception {
        var body = bytes(text);

        assertThat(deliver(body, WeChatSignature.headers(body, NOW)).getStatus()).isEqualTo(400);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, 204", "65, 400"})
    void takesIdsUpToWhatTheInboxKeeps(int length, int status) throws Exception {
        var body = bytes(GOLDEN.get("body").asString().replace("EV-2025060100000000001", "E".repeat(length)));

        assertThat(deliver(body, WeChatSignature.headers(body, NOW)).getStatus()).isEqualTo(status);
    }

    @Test
    void hasWeChatSendAgainWhatCouldNotBeKept() throws Exception {
        endpoint = endpointOf(TestMerchants.inPublicKeyMode(), notification -> {
            throw new IllegalStateException("no database");
        }, NOW);

        var answer = deliver(BODY, headersOf(GOLDEN));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).isEqualTo("{\"code\":\"FAIL\",\"message\":\"not kept\"}");
    }

    @Test
    @Covers("C27")
    void readsNoMoreThanTheLimit() throws Exception {
        var whole = bytes(GOLDEN.get("body").asString() + " ".repeat(64 * 1024 - BODY.length));
        assertThat(deliver(whole, WeChatSignature.headers(whole, NOW)).getStatus()).isEqualTo(204);

        var large = bytes(" ".repeat(64 * 1024 + 1));
        assertThat(deliver(large, WeChatSignature.headers(large, NOW)).getStatus()).isEqualTo(413);
        assertThat(perform(context -> withoutLength(large)).getStatus()).isEqualTo(413);
    }

    @ParameterizedTest
    @Covers("C30")
    @ValueSource(strings = {"text/xml", "application/x-www-form-urlencoded", "application/json+x", "nonsense"})
    void takesJsonOnly(String contentType) throws Exception {
        var answer = perform(post(URL).header("Content-Type", contentType).content(BODY));

        assertThat(answer.getStatus()).isEqualTo(415);
    }

    @Test
    @Covers("C27")
    void takesNothingCompressed() throws Exception {
        assertThat(deliver(BODY, with("Content-Encoding", "gzip")).getStatus()).isEqualTo(415);
    }

    @Test
    @Covers("C30")
    void takesNoQueryString() throws Exception {
        assertThat(perform(post(URL + "?a=b").contentType("application/json").content(BODY)).getStatus())
                .isEqualTo(400);
    }

    @Test
    @Covers("C30")
    void takesNothingButPosts() throws Exception {
        assertThat(perform(get(URL)).getStatus()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wechat/notifications/1900000110", "/wechat/notifications/nobody"})
    void tellsWeChatThatThereIsNoSuchMerchant(String url) throws Exception {
        var answer = perform(post(url).contentType("application/json").content(BODY));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).isEqualTo("{\"code\":\"FAIL\",\"message\":\"no such merchant\"}");
    }

    private void assertRefused(MockHttpServletResponse answer, String reason) {
        assertThat(answer.getStatus()).isEqualTo(401);
        try {
            assertThat(answer.getContentAsString()).isEqualTo("{\"code\":\"FAIL\",\"message\":\"signature\"}");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(kept).isEmpty();
        assertThat(counted(reason)).isEqualTo(1);
    }

    private double counted(String outcome) {
        return meters.counter("payscore.wechat.notifications", "outcome", outcome).count();
    }

    private MockHttpServletResponse deliver(byte[] body, Map<String, String> headers) throws Exception {
        var request = post(URL).contentType("application/json").content(body);
        headers.forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                request.header(name, value);
            }
        });
        return perform(request);
    }

    private MockHttpServletResponse perform(RequestBuilder request) throws Exception {
        return endpoint.perform(request).andReturn().getResponse();
    }

    private static MockHttpServletRequest withoutLength(byte[] body) {
        var request = new MockHttpServletRequest("POST", URL) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setPathInfo(URL);
        request.setContentType("application/json");
        request.setContent(body);
        return request;
    }

    private MockMvc endpointOf(MerchantCredentials merchant, ReceiveNotification receiving, Instant now) {
        return endpointOf(TestMerchants.of(merchant), receiving, InstantSource.fixed(now));
    }

    private MockMvc endpointOf(Credentials credentials, ReceiveNotification receiving, InstantSource clock) {
        var transport = Gateways.transport(new Hosts(weChat.url(), Gateways.NOWHERE), clock, Gateways.PATIENT);
        var verifier = new SignatureVerifier(clock);
        var keys = new VerificationKeys(credentials, transport, verifier, clock, Duration.ofSeconds(20));
        intake = new NotificationIntake(
                credentials, TestMerchants.merchants(), verifier, keys, receiving, clock, meters);
        return MockMvcBuilders.standaloneSetup(new WeChatNotificationController(intake)).build();
    }

    private static Map<String, String> headersOf(JsonNode golden) {
        var headers = new HashMap<String, String>();
        golden.get("headers").propertyStream().forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
        return headers;
    }

    private static Map<String, String> with(String name, String value) {
        var headers = headersOf(GOLDEN);
        headers.put(name, value);
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
