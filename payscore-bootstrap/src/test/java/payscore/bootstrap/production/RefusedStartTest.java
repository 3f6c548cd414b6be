package payscore.bootstrap.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import payscore.bootstrap.PayScoreApplication;
import payscore.bootstrap.RefusedStartAnalyzer;
import payscore.domain.fixture.Covers;

/** A configuration that cannot work is refused at start, in words a stranger understands. */
class RefusedStartTest {
    private static final TestMerchant MERCHANT = TestMerchant.make("1900000109", "2002000000000558128851361561536");
    private static final TestMerchant OTHER = TestMerchant.make("1900000110", "2002000000000558128851361561599");

    @TempDir
    private Path directory;

    static Stream<Arguments> badConfigurations() {
        var first = "payscore.merchants[0].";
        return Stream.of(
                bad("a key file that is not there", first + "private-key-path", "/nowhere/apiclient_key.pem"),
                bad("an API v3 key of the wrong length", first + "api-v3-key", "too-short"),
                bad("a callback address without https", first + "notify-url", "http://pay.example.com/wechat"),
                bad("a callback address with a query", first + "notify-url", "https://pay.example.com/wechat?a=b"),
                bad("an unknown sub-mode", first + "services[0].sub-mode", "for-free"),
                bad("a ceiling of nothing", first + "services[0].risk-ceiling", "0"),
                bad("a public key id without its key", first + "wechatpay-public-key-path", ""),
                bad("two merchants with one number", "payscore.merchants[1].mch-id", MERCHANT.mchId()),
                bad("an API key for an unknown merchant", "payscore.api-keys[0].merchants[0]", "1999999999"),
                bad("a digest that is none", "payscore.api-keys[0].sha256", "secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badConfigurations")
    void isRefusedNamingTheProperty(String what, String property, String value) {
        var properties = good();
        properties.put(property, value);
        assertThat(refusalOf(properties)).contains(nameOf(property))
                .doesNotContain(MERCHANT.apiV3Key(), MERCHANT.apiV2Key());
    }

    @Test
    void aKeyPairThatDoesNotMatchIsRefused() {
        var properties = good();
        properties.put("payscore.merchants[0].wechatpay-public-key-path", TestMerchant.written(
                directory.resolve("own.pem"),
                TestMerchant.pem("PUBLIC KEY", MERCHANT.keys().getPublic().getEncoded())));
        assertThat(refusalOf(properties)).contains("payscore.merchants[0].wechatpay-public-key");
    }

    @Test
    @Covers("K09")
    void anApiV2KeyThatIsTheV3KeyIsRefused() {
        var properties = good();
        properties.remove("payscore.merchants[0].api-v2-key-path");
        properties.put("payscore.merchants[0].api-v2-key", MERCHANT.apiV3Key());
        assertThat(refusalOf(properties)).contains("payscore.merchants[0].api-v2-key")
                .doesNotContain(MERCHANT.apiV3Key());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var properties = good();
        properties.put("payscore.merchants[0].notify-url", "http://pay.example.com/wechat");
        properties.put("payscore.merchants[1].services[0].sub-mode", "for-free");
        assertThat(refusalOf(properties)).contains("payscore.merchants[0].notify-url")
                .contains("payscore.merchants[1].services[0].sub-mode");
    }

    private static Arguments bad(String what, String property, String value) {
        return Arguments.of(what, property, value);
    }

    /** The API key's name for what is wrong with it may be its list entry. */
    private static String nameOf(String property) {
        return property.startsWith("payscore.api-keys") ? "payscore.api-keys" : property.replace("-path", "");
    }

    private Map<String, String> good() {
        var weChatKey = directory.resolve("wechatpay.pem");
        TestMerchant.written(weChatKey, TestMerchant.pem("PUBLIC KEY",
                TestMerchant.make("1", "s").keys().getPublic().getEncoded()));
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("payscore.simulator.enabled", "false");
        properties.put("payscore.wechat.base-url", "http://127.0.0.1:1");
        properties.put("spring.datasource.url", "jdbc:h2:mem:refused;MODE=MySQL");
        properties.putAll(
                MERCHANT.properties(0, directory, weChatKey, "PUB_KEY_ID_0119000001092025010100000000000000", 1));
        properties
                .putAll(OTHER.properties(1, directory, weChatKey, "PUB_KEY_ID_0119000001092025010100000000000000", 1));
        return properties;
    }

    private static String refusalOf(Map<String, String> properties) {
        var failure = catchThrowable(() -> new SpringApplicationBuilder(PayScoreApplication.class)
                .run(properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))
                .close());
        assertThat(failure).as("the service must not start").isNotNull();
        var analysis = new RefusedStartAnalyzer().analyze(failure);
        assertThat(analysis).as("a sentence for %s", failure).isNotNull();
        return analysis.getDescription();
    }
}
