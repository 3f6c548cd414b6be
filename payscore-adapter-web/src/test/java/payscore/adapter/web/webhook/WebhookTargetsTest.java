package payscore.adapter.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.webhook.WebhookTargets.Setting;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

class WebhookTargetsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String URL = "https://merchant.example/hooks";
    private static final Merchants MERCHANTS = new Merchants() {
        @Override
        public Optional<Merchant> find(MchId mchId) {
            return all().stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
        }

        @Override
        public List<Merchant> all() {
            return List.of(new Merchant(TestKeys.ALPHA_MERCHANT, List.of(ServiceOrders.SERVICE)),
                    new Merchant(TestKeys.BETA_MERCHANT, List.of(ServiceOrders.SERVICE)));
        }
    };

    @Test
    void endpointsAreListedInTheirOrderForTheirMerchantOnly() {
        var targets = of(setting("1900000109", "b", URL, SECRET), setting("1900000200", "b", URL, SECRET),
                setting("1900000109", "a", URL, SECRET, SECRET));

        assertThat(targets.of(TestKeys.ALPHA_MERCHANT)).containsExactly("b", "a");
        assertThat(targets.of(TestKeys.BETA_MERCHANT)).containsExactly("b");
        assertThat(targets.find(new EndpointKey(TestKeys.BETA_MERCHANT, "a"))).isEmpty();
        assertThat(of().of(TestKeys.ALPHA_MERCHANT)).isEmpty();
    }

    @Test
    void aSecretMayStandInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        var setting = new Setting(Optional.of("1900000109"), Optional.of("a"), Optional.of(URL), List.of(),
                List.of(file.toString()));

        assertThat(of(setting).of(TestKeys.ALPHA_MERCHANT)).containsExactly("a");
        problemsOf(new Setting(Optional.of("1900000109"), Optional.of("a"), Optional.of(URL), List.of(),
                List.of("/no/such/file")),
                "payscore.webhooks[0].secret-paths[0]: the file /no/such/file cannot be read.");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoSecretRepeated() {
        problemsOf(new Setting(Optional.of("1"), Optional.of("a b"), Optional.of("ftp://x"), List.of("hunter2"),
                List.of()),
                "payscore.webhooks[0].mch-id must be the mch-id of one of payscore.merchants.",
                "payscore.webhooks[0].name must have 1 to 64 letters, digits, dots, underscores or hyphens.",
                "payscore.webhooks[0].url must be an absolute https address of at most 2048 characters, without user and "
                        + "fragment.",
                "payscore.webhooks[0].secrets[0] must be whsec_ followed by 24 to 64 bytes in Base64.");
        problemsOf(new Setting(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of()),
                "payscore.webhooks[0].mch-id must be the mch-id of one of payscore.merchants.",
                "payscore.webhooks[0].name must have 1 to 64 letters, digits, dots, underscores or hyphens.",
                "payscore.webhooks[0].url must be an absolute https address of at most 2048 characters, without user and "
                        + "fragment.",
                "payscore.webhooks[0].secrets and .secret-paths must name 1 to 5 secrets.");
    }

    @Test
    void aNameIsUniquePerMerchant() {
        assertThatExceptionOfType(InvalidWebhooks.class)
                .isThrownBy(() -> of(setting("1900000109", "a", URL, SECRET), setting("1900000109", "a", URL, SECRET)))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(
                        "payscore.webhooks[1].name: merchant 1900000109 has another webhook named a."));
    }

    @Test
    void plainHttpIsForHostsThatAreAllowedByName() {
        var plain = setting("1900000109", "a", "http://back-end.internal:8443/hooks", SECRET);

        problemsOf(plain,
                "payscore.webhooks[0].url must begin with https, unless payscore.webhook-allowed-hosts names its "
                        + "host.");
        assertThat(WebhookTargets.of(List.of(plain), AllowedHosts.of(Set.of("back-end.internal:8443")), MERCHANTS)
                .of(TestKeys.ALPHA_MERCHANT)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@merchant.example/", "https://merchant.example/#x", "merchant.example",
            "https:///x",
            "https://商户.example/", "https://merchant.example/a b", "javascript:alert(1)", "https://127.1/",
            "https://0x7f.1/"})
    void anAddressIsAbsoluteWithoutUserAndFragment(String url) {
        assertThatExceptionOfType(InvalidWebhooks.class)
                .isThrownBy(() -> of(setting("1900000109", "a", url, SECRET)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void aSecretHas24To64Bytes(int length) {
        assertThat(WebhookSecret.read(secretOf(length))).isEmpty();
        assertThat(WebhookSecret.read(secretOf(24))).isPresent();
        assertThat(WebhookSecret.read(secretOf(64))).isPresent();
        assertThat(WebhookSecret.read(secretOf(32).substring("whsec_".length()))).isEmpty();
        assertThat(WebhookSecret.read("whsec_%%%")).isEmpty();
    }

    @Test
    void nothingPrintsASecret() {
        var setting = setting("1900000109", "a", URL, SECRET);

        assertThat(setting.toString() + WebhookSecret.read(SECRET).orElseThrow()
                + of(setting).find(new EndpointKey(TestKeys.ALPHA_MERCHANT, "a")))
                .doesNotContain(SECRET.substring("whsec_".length()));
    }

    private static String secretOf(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }

    private static Setting setting(String mchId, String name, String url, String... secrets) {
        return new Setting(Optional.of(mchId), Optional.of(name), Optional.of(url), List.of(secrets),
                Collections.emptyList());
    }

    private static WebhookTargets of(Setting... settings) {
        return WebhookTargets.of(List.of(settings), AllowedHosts.NONE, MERCHANTS);
    }

    private static void problemsOf(Setting setting, String... sentences) {
        assertThatExceptionOfType(InvalidWebhooks.class).isThrownBy(() -> of(setting))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(sentences))
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain("hunter2"));
    }
}
