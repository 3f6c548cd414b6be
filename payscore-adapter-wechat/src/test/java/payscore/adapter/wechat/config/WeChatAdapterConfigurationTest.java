package payscore.adapter.wechat.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.notification.WeChatNotificationController;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.Merchant;

@ExtendWith(OutputCaptureExtension.class)
class WeChatAdapterConfigurationTest {
    private static final String MERCHANT = "payscore.merchants[0].";
    private static final String CERTIFICATE_OF_WECHATS_KEY = TestMerchants.CERTIFICATE_SERIAL;

    @TempDir
    private Path folder;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, String> properties = new LinkedHashMap<>();

    @BeforeEach
    void aWorkingConfiguration() throws IOException {
        merchant(MERCHANT, "1900000109");
    }

    @Test
    @Covers("K05")
    void wiresEveryPortWithoutCallingAnybody() {
        run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(PayScoreGateway.class)
                    .hasSingleBean(LaunchSigning.class).hasSingleBean(NotificationReading.class)
                    .hasSingleBean(SecretSealing.class).hasSingleBean(WeChatNotificationController.class);
            assertThat(context.getBean(Merchants.class).all()).containsExactly(
                    new Merchant(ServiceOrders.MCH_ID, List.of(ServiceOrders.SERVICE)));
            var health = context.getBean("wechatHealthIndicator", HealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails().get("1900000109").toString())
                    .contains(TestMerchants.PUBLIC_KEY_ID, "not contacted yet");
        });
    }

    @Test
    void readsSecretsThatAreGivenThemselves() {
        properties.remove(MERCHANT + "private-key-path");
        properties.put(MERCHANT + "private-key", Vectors.text("merchant_private_key.pem"));

        run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void goesByPlatformCertificatesWhereNoPublicKeyIsGiven() {
        properties.remove(MERCHANT + "wechatpay-public-key-path");
        properties.remove(MERCHANT + "wechatpay-public-key-id");

        run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Credentials.class).of(ServiceOrders.MCH_ID).publicKey()).isEmpty();
        });
    }

    @Test
    @Covers("K04")
    void takesAnotherApiV3KeyWhileItIsChangedAsItIsOrInAFile() throws IOException {
        properties.put(MERCHANT + "other-api-v3-key", "n".repeat(32));
        run(context -> assertThat(context.getBean(Credentials.class).of(ServiceOrders.MCH_ID).apiV3Keys()).hasSize(2));

        properties.remove(MERCHANT + "other-api-v3-key");
        properties.put(MERCHANT + "other-api-v3-key-path", file("coming", "n".repeat(32)));
        run(context -> assertThat(context.getBean(Credentials.class).of(ServiceOrders.MCH_ID).apiV3Keys()).hasSize(2));
    }

    @Test
    void leavesItsPlaceToAnotherGateway() {
        properties.clear();
        properties.put("payscore.gateway", "something-else");

        run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PayScoreGateway.class));
    }

    @Test
    void namesEveryProblemAtOnce() {
        properties.put(MERCHANT + "serial-no", "");
        properties.put(MERCHANT + "api-v2-key", "short");
        properties.put(MERCHANT + "services[0].sub-mode", "free");

        assertThat(problems()).containsOnlyKeys(
                MERCHANT + "serial-no", MERCHANT + "api-v2-key", MERCHANT + "services[0].sub-mode");
    }

    @Test
    void wantsAMerchant() {
        properties.clear();

        assertThat(problems()).containsExactly(
                Map.entry("payscore.merchants", "No merchant is configured; at least one is needed."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mch-id | '' | It must be 1 to 32 digits.",
            "mch-id | 19x | It must be 1 to 32 digits.",
            "serial-no | 12-34 | It must be the serial number of the merchant certificate: up to 64 hexadecimal digits.",
            "api-v3-key | too short | It must be the APIv3 key (APIv3密钥), which has exactly 32 bytes.",
            "other-api-v3-key | too short | It must be the APIv3 key (APIv3密钥), which has exactly 32 bytes.",
            "other-api-v3-key | 0123456789abcdef0123456789abcdef | It is the same as another key of this merchant; it must be the coming or the former API v3 key.",
            "api-v2-key | too short | It must be the APIv2 key (APIv2密钥), which has exactly 32 characters.",
            "api-v2-key | 0123456789abcdef0123456789abcdef | It is the same as the API v3 key; the two are set separately in the merchant platform.",
            "api-v2-key | '' | It is missing; give payscore.merchants[0].api-v2-key or payscore.merchants[0].api-v2-key-path.",
            "private-key | x | It is given twice; give either payscore.merchants[0].private-key or payscore.merchants[0].private-key-path.",
            "wechatpay-public-key-id | '' | It is missing, but a public key is given.",
            "wechatpay-public-key-id | 12345 | It must begin with PUB_KEY_ID_.",
            "notify-url | '' | It must be an https address; http is allowed for this machine itself only.",
            "notify-url | http://shop.example.com/wechat/notifications/1900000109 | It must be an https address; http is allowed for this machine itself only.",
            "notify-url | https://shop.example.com/wechat/notifications/1900000109?a=b | It must have no query string; WeChat does not accept one.",
            "notify-url | https://10.0.0.5/wechat/notifications/1900000109 | It must name a public, registered domain; WeChat calls back no bare address and no internal name.",
            "notify-url | https://[fd00::5]/wechat/notifications/1900000109 | It must name a public, registered domain; WeChat calls back no bare address and no internal name.",
            "notify-url | https://payscore/wechat/notifications/1900000109 | It must name a public, registered domain; WeChat calls back no bare address and no internal name.",
            "notify-url | https://pay.shop.internal/wechat/notifications/1900000109 | It must name a public, registered domain; WeChat calls back no bare address and no internal name.",
            "services[0].service-id | '' | It must be 1 to 32 letters or digits.",
            "services[0].app-id | '' | It must be 1 to 32 letters or digits.",
            "services[0].sub-mode | both | It must be waive-deposit (先免), enjoy-first (先享) or no-confirm (免确认).",
            "services[0].industry | bakery | 'It must be one of power-bank, bike-sharing, hotel, ebike-charging, car-charging, vending, car-rental, parcel, or left out.'",
            "services[0].risk-ceiling | 0 | 'It must be the service''s risk amount ceiling in fen, a whole number from 1 to 2147483647.'",
            "services[0].collects-on-demand | perhaps | It must be true or false.",
            "services[0].risk-ceiling | -1 | 'It must be the service''s risk amount ceiling in fen, a whole number from 1 to 2147483647.'",
            "services[0].risk-ceiling | 99.5 | 'It must be the service''s risk amount ceiling in fen, a whole number from 1 to 2147483647.'"})
    void saysWhatIsWrongWithAProperty(String property, String value, String sentence) {
        properties.put(MERCHANT + property, value);

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + property, sentence));
    }

    @ParameterizedTest
    @Covers("W31")
    @CsvSource(delimiter = '|', value = {
            "base-url | http://api.example.com | It must be an https address; http is allowed for this machine itself only.",
            "backup-url | ftp://api.example.com | It must be an https address; http is allowed for this machine itself only.",
            "base-url | https://api.example.com/v3 | It must be scheme and host only, such as https://api.mch.weixin.qq.com.",
            "base-url | https://metadata.internal | 'The host metadata.internal is not WeChat Pay''s; if it is meant, name it in payscore.wechat.allowed-hosts.'",
            "backup-url | https://api.mch.weixin.qq.com.evil.example | 'The host api.mch.weixin.qq.com.evil.example is not WeChat Pay''s; if it is meant, name it in payscore.wechat.allowed-hosts.'",
            "concurrency-per-merchant | 0 | It must be a whole number from 1 to 999999.",
            "rate-per-merchant | many | It must be a whole number from 1 to 999999."})
    void saysWhatIsWrongWithWhatIsSaidOfWeChat(String property, String value, String sentence) {
        properties.put("payscore.wechat." + property, value);

        assertThat(problems()).contains(Map.entry("payscore.wechat." + property, sentence));
    }

    @Test
    void wantsKeyFilesThatExist() {
        properties.put(MERCHANT + "private-key-path", folder.resolve("none.pem").toString());

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "private-key-path",
                "There is no file " + folder.resolve("none.pem") + "."));
    }

    @Test
    void wantsAPkcs8Key() throws IOException {
        properties.put(MERCHANT + "private-key-path",
                file("pkcs1.pem", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"));
        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "private-key",
                "It is a PKCS#1 key; convert it with \"openssl pkcs8 -topk8 -nocrypt\"."));

        properties.put(MERCHANT + "private-key-path", file("public.pem", Vectors.text("merchant_public_key.pem")));
        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "private-key",
                "It is not an RSA private key in PKCS#8 PEM (\"BEGIN PRIVATE KEY\")."));
    }

    @Test
    @Covers("K03")
    void wantsAPrivateKeyThatSigns() throws IOException {
        properties.put(MERCHANT + "private-key-path", file("broken.pem", withAlteredPrivateExponent()));

        assertThat(problems()).containsKey(MERCHANT + "private-key");
    }

    @Test
    void wantsAKeyOfEnoughBits() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        properties.put(MERCHANT + "private-key-path",
                file("weak.pem", pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded())));

        assertThat(problems()).containsExactly(
                Map.entry(MERCHANT + "private-key", "It is an RSA key of less than 2048 bits."));
    }

    @Test
    void wantsWeChatsPublicKeyAndNotTheMerchantsOwn() throws IOException {
        properties.put(MERCHANT + "wechatpay-public-key-path",
                file("own.pem", Vectors.text("merchant_public_key.pem")));

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "wechatpay-public-key-path",
                "It is the merchant's own public key; WeChat Pay's public key (微信支付公钥) is needed."));
    }

    @Test
    void wantsAPublicKeyInTheFileOfThePublicKey() throws IOException {
        var path = file("certificate.pem", Vectors.text("platform_certificate.pem"));
        properties.put(MERCHANT + "wechatpay-public-key-path", path);

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "wechatpay-public-key-path",
                "The file " + path + " holds no RSA public key in PEM (\"BEGIN PUBLIC KEY\")."));
    }

    @Test
    void wantsThePublicKeyOfAnId() {
        properties.remove(MERCHANT + "wechatpay-public-key-path");

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "wechatpay-public-key-path",
                "It is missing, but the id of a public key is given."));
    }

    @Test
    @Covers("K03")
    void wantsACertificateThatBelongsToThePrivateKeyAndItsSerialNumber() throws IOException {
        var path = file("other.pem", Vectors.text("platform_certificate.pem"));
        properties.put(MERCHANT + "certificate-path", path);

        assertThat(problems()).containsExactly(
                Map.entry(MERCHANT + "certificate-path", "The certificate does not belong to the private key."),
                Map.entry(MERCHANT + "serial-no", "It is not the serial number of the certificate in " + path + "."));
    }

    @Test
    void acceptsACertificateThatBelongs() throws IOException {
        properties.put(MERCHANT + "certificate-path", file("own.pem", Vectors.text("platform_certificate.pem")));
        properties.put(MERCHANT + "private-key-path", file("key.pem", Vectors.text("wechatpay_private_key.pem")));
        properties.put(MERCHANT + "serial-no", CERTIFICATE_OF_WECHATS_KEY);
        properties.put(MERCHANT + "wechatpay-public-key-path",
                file("theirs.pem", Vectors.text("merchant_public_key.pem")));

        run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void wantsEveryMerchantNumberOnce() throws IOException {
        merchant("payscore.merchants[1].", "1900000109");

        assertThat(problems()).containsExactly(Map.entry("payscore.merchants[1].mch-id",
                "Merchant number 1900000109 is configured more than once."));
    }

    @Test
    void wantsEveryServiceOfAMerchantOnce() {
        service(MERCHANT + "services[1].");

        assertThat(problems()).containsExactly(Map.entry(MERCHANT + "services[1].service-id",
                "Service 2002000000000558128851361561536 is configured more than once for this merchant."));
    }

    @Test
    @Covers("K08")
    void warnsOfAKeyFileThatEverybodyCanRead(CapturedOutput output) throws IOException {
        Files.setPosixFilePermissions(Path.of(properties.get(MERCHANT + "private-key-path")),
                PosixFilePermissions.fromString("rw-r--r--"));

        run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("can be read by every user of this machine");
    }

    @Test
    void warnsOfANotifyUrlThatDoesNotLeadHere(CapturedOutput output) {
        properties.put(MERCHANT + "notify-url", "https://shop.example.com/pay");

        run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("It does not end in /wechat/notifications/1900000109");
    }

    @Test
    void showsNoSecretWhateverIsWrong(CapturedOutput output) throws IOException {
        properties.put(MERCHANT + "api-v3-key", "a-secret-that-is-too-short");
        properties.put(MERCHANT + "private-key-path", file("broken.pem", withAlteredPrivateExponent()));

        run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("api-v3-key")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("a-secret-that-is-too-short")));

        assertThat(output).doesNotContain("a-secret-that-is-too-short", "BEGIN PRIVATE KEY-----\nMII");
    }

    @ParameterizedTest
    @CsvSource({
            "https://api.mch.weixin.qq.com, '', https://api2.mch.weixin.qq.com",
            "http://127.0.0.1:9090, '', http://127.0.0.1:9090",
            "http://127.0.0.1:9090, http://127.0.0.1:9091, http://127.0.0.1:9091"})
    void asksWeChatsBackupHostForWeChatOnly(String base, String backup, String expected) {
        assertThat(Urls.hosts(new WeChatProperties.WeChat(base, backup, List.of(), "1", "1")).backup())
                .hasToString(expected);
    }

    @Test
    @Covers("W31")
    void sendsToAnotherHostWhereThatIsAllowedByName() {
        properties.put("payscore.wechat.base-url", "https://proxy.example.com");
        properties.put("payscore.wechat.allowed-hosts", "proxy.example.com");

        run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void letsARequestThatIsServedGoBeforeWorkInTheBackground() throws Exception {
        var answered = new CountDownLatch(1);
        var underway = new CountDownLatch(1);
        try (var weChat = new FakeWeChat()) {
            weChat.answers(exchange -> {
                underway.countDown();
                await(answered);
                FakeWeChat.answer(exchange, 500, Map.of(), new byte[0]);
            });
            properties.put("payscore.wechat.base-url", weChat.url().toString());
            properties.put("payscore.wechat.concurrency-per-merchant", "2");
            run(context -> {
                var gateway = context.getBean(PayScoreGateway.class);
                var query = OrderQuery.about(ServiceOrders.created());
                try (var threads = Executors.newSingleThreadExecutor()) {
                    var first = threads.submit(() -> gateway.query(query));
                    assertThat(underway.await(20, TimeUnit.SECONDS)).isTrue();

                    assertThat(gateway.query(query)).isEqualTo(new QueryAnswer.Unavailable("busy"));
                    RequestContextHolder.setRequestAttributes(
                            new ServletRequestAttributes(new MockHttpServletRequest()));
                    answered.countDown();
                    assertThat(gateway.query(query)).isEqualTo(new QueryAnswer.Unavailable("server-error"));
                    first.get(20, TimeUnit.SECONDS);
                } finally {
                    RequestContextHolder.resetRequestAttributes();
                }
            });
        }
    }

    @Test
    void countsItsCallsAndWatchesBreakersAndClock() {
        properties.put("payscore.wechat.base-url", "http://127.0.0.1:1");

        run(context -> {
            var gateway = context.getBean(PayScoreGateway.class);
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.query(OrderQuery.about(ServiceOrders.created())))
                        .isEqualTo(new QueryAnswer.Unavailable("not-connected"));
            }

            assertThat(gateway.query(OrderQuery.about(ServiceOrders.created())))
                    .isEqualTo(new QueryAnswer.Unavailable("circuit-open"));
            assertThat(meters.get("payscore.wechat.calls").tags("operation", "query", "outcome", "unavailable")
                    .timer().count()).isEqualTo(6);
            assertThat(meters.get("payscore.wechat.breaker").tag("host", "main").gauge().value()).isEqualTo(2);
            assertThat(meters.get("payscore.wechat.clock.skew").gauge().value()).isZero();
        });
    }

    @Test
    void billsAreAskedForWithinTheMerchantsShareAndBreakers() {
        properties.put("payscore.wechat.base-url", "http://127.0.0.1:1");

        run(context -> {
            var bills = context.getBean(BillGateway.class);
            for (int i = 0; i < 5; i++) {
                assertThat(bills.tradeBill(ServiceOrders.MCH_ID, LocalDate.EPOCH))
                        .isEqualTo(new BillAnswer.Unavailable<>("not-connected"));
            }

            assertThat(bills.tradeBill(ServiceOrders.MCH_ID, LocalDate.EPOCH))
                    .isEqualTo(new BillAnswer.Unavailable<>("circuit-open"));
            assertThat(meters.get("payscore.wechat.rate").tag("merchant", ServiceOrders.MCH_ID.value()).gauge()
                    .value()).isPositive();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void merchant(String prefix, String mchId) throws IOException {
        properties.put(prefix + "mch-id", mchId);
        properties.put(prefix + "serial-no", TestMerchants.SERIAL_NO);
        properties.put(prefix + "private-key-path", file("merchant.pem", Vectors.text("merchant_private_key.pem")));
        properties.put(prefix + "api-v3-key", TestMerchants.API_V3_KEY);
        properties.put(prefix + "api-v2-key", TestMerchants.API_V2_KEY);
        properties.put(prefix + "wechatpay-public-key-path",
                file("wechatpay.pem", Vectors.text("wechatpay_public_key.pem")));
        properties.put(prefix + "wechatpay-public-key-id", TestMerchants.PUBLIC_KEY_ID);
        properties.put(prefix + "notify-url", "http://127.0.0.1:8080/wechat/notifications/" + mchId);
        service(prefix + "services[0].");
    }

    private void service(String prefix) {
        properties.put(prefix + "service-id", ServiceOrders.SERVICE_ID.value());
        properties.put(prefix + "app-id", ServiceOrders.APP_ID.value());
        properties.put(prefix + "sub-mode", "waive-deposit");
        properties.put(prefix + "risk-ceiling", "50000");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text + "\n").toString();
    }

    private Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        run(context -> {
            assertThat(context).hasFailed();
            var cause = context.getStartupFailure();
            while (!(cause instanceof InvalidConfiguration)) {
                cause = cause.getCause();
                assertThat(cause).isNotNull();
            }
            ((InvalidConfiguration) cause).problems().forEach(p -> problems.put(p.property(), p.sentence()));
        });
        return problems;
    }

    private void run(ContextConsumer<? super AssertableApplicationContext> consumer) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WeChatAdapterConfiguration.class))
                .withBean(InstantSource.class, () -> InstantSource.fixed(ServiceOrders.REQUESTED_AT))
                .withBean(MeterRegistry.class, () -> meters)
                .withBean(RandomGenerator.class, SecureRandom::new)
                .withBean(ReceiveNotification.class, () -> notification -> {})
                .withPropertyValues(properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue()).toArray(String[]::new))
                .run(consumer);
    }

    /** The golden key with other numbers inside: it parses, and what it signs verifies with nothing. */
    private static String withAlteredPrivateExponent() {
        var key = Vectors.merchantPrivateKey();
        var hex = HexFormat.of();
        var encoded = hex.formatHex(key.getEncoded());
        var altered = encoded.replace(hexOf(key.getCrtCoefficient()),
                hexOf(key.getCrtCoefficient().xor(BigInteger.ONE)));
        return pem("PRIVATE KEY", hex.parseHex(altered));
    }

    private static String hexOf(BigInteger number) {
        var bytes = number.toByteArray();
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + label + "-----";
    }
}
