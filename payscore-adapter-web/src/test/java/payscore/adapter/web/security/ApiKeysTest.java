package payscore.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.security.ApiKeys.Setting;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

class ApiKeysTest {
    private static final Setting GOOD = setting("alpha", TestKeys.ALPHA_SHA256, "1900000109");

    @Test
    void aKeyIsKnownByItsDigest() {
        var keys = ApiKeys.of(List.of(GOOD, setting("beta", TestKeys.BETA_SHA256.toUpperCase(Locale.ROOT),
                "1900000200")), merchants());

        assertThat(keys.callerWith(TestKeys.BETA)).contains(new Caller("beta", Set.of(TestKeys.BETA_MERCHANT)));
        assertThat(keys.callerWith("something else")).isEmpty();
    }

    @Test
    @Covers("M15")
    void whileAKeyIsReplacedBothActForTheSameMerchantAndAfterwardsTheNewOneAlone() {
        var former = setting("till-2025", TestKeys.ALPHA_SHA256, "1900000109");
        var next = setting("till-2026", TestKeys.BETA_SHA256, "1900000109");

        var both = ApiKeys.of(List.of(former, next), merchants());
        assertThat(both.callerWith(TestKeys.ALPHA)).contains(new Caller("till-2025", Set.of(ServiceOrders.MCH_ID)));
        assertThat(both.callerWith(TestKeys.BETA)).contains(new Caller("till-2026", Set.of(ServiceOrders.MCH_ID)));
        var after = ApiKeys.of(List.of(next), merchants());
        assertThat(after.callerWith(TestKeys.ALPHA)).isEmpty();
        assertThat(after.callerWith(TestKeys.BETA)).isPresent();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var settings = List.of(GOOD, setting("alpha", TestKeys.BETA_SHA256, "1900000200"),
                setting("short", "abc", "1900000109"), new Setting(Optional.empty(), Optional.empty(), List.of()),
                setting("stranger", TestKeys.BOTH_SHA256, "1900000999"),
                setting("twin", TestKeys.ALPHA_SHA256, "1900000109"));

        assertThatThrownBy(() -> ApiKeys.of(settings, merchants())).isInstanceOfSatisfying(InvalidApiKeys.class,
                invalid -> assertThat(invalid.problems()).containsExactly(
                        "payscore.api-keys[1].name: there is another API key named alpha.",
                        "payscore.api-keys[2].sha256 must be the SHA-256 of the key in 64 hexadecimal digits.",
                        "payscore.api-keys[3].name must have 1 to 64 letters, digits, dots, underscores or hyphens.",
                        "payscore.api-keys[3].sha256 must be the SHA-256 of the key in 64 hexadecimal digits.",
                        "payscore.api-keys[3].merchants must name at least one merchant.",
                        "payscore.api-keys[4].merchants names 1900000999, but payscore.merchants has no merchant with "
                                + "this mch-id.",
                        "payscore.api-keys[5].sha256: another API key has the same value; every key needs its own."));
    }

    @Test
    void anOperatorsKeyActsForWhoeverIsAMerchantAtTheTime() {
        var keys = ApiKeys.of(List.of(setting("operator", TestKeys.ALPHA_SHA256, "*")), merchants());

        assertThat(keys.callerWith(TestKeys.ALPHA)).contains(
                new Caller("operator", Set.of(ServiceOrders.MCH_ID, TestKeys.BETA_MERCHANT), true));
    }

    @Test
    void nothingOfAKeyIsPrinted() {
        assertThat(new ApiKey("alpha", Sha256.fromHex(TestKeys.ALPHA_SHA256), Set.of(), false).toString())
                .doesNotContain(TestKeys.ALPHA_SHA256);
    }

    private static Setting setting(String name, String sha256, String merchant) {
        return new Setting(Optional.of(name), Optional.of(sha256), List.of(merchant));
    }

    private static Merchants merchants() {
        return new Merchants() {
            @Override
            public Optional<Merchant> find(MchId mchId) {
                return Optional.empty();
            }

            @Override
            public List<Merchant> all() {
                return List.of(new Merchant(ServiceOrders.MCH_ID, List.of()),
                        new Merchant(TestKeys.BETA_MERCHANT, List.of()));
            }
        };
    }
}
