package payscore.adapter.wechat.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

class AesSecretSealingTest {
    private static final MchId OTHER = new MchId("1900000110");

    private final AesSecretSealing sealing = new AesSecretSealing(
            TestMerchants.of(TestMerchants.inPublicKeyMode(), TestMerchants.other(OTHER, Vectors.merchantPrivateKey(),
                    new WeChatPublicKey("PUB_KEY_ID_2", Vectors.weChatPublicKey()))),
            new SecureRandom());

    @Test
    void opensWhatItSealed() {
        var sealed = sealing.seal(ServiceOrders.MCH_ID, "openid", "o用户");

        assertThat(sealing.open(ServiceOrders.MCH_ID, "openid", sealed)).contains("o用户");
    }

    @Test
    void sealsTheSameTextDifferentlyEveryTimeAndShowsNothingOfIt() {
        var once = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");
        var twice = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");

        assertThat(once).isNotEqualTo(twice);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("oUser");
    }

    @Test
    void opensUnderTheSamePurposeOnly() {
        var sealed = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");

        assertThat(sealing.open(ServiceOrders.MCH_ID, "package", sealed)).isEmpty();
    }

    @Test
    void opensForTheSameMerchantOnly() {
        var sealed = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");

        assertThat(sealing.open(OTHER, "openid", sealed)).isEmpty();
        assertThat(sealing.open(new MchId("1"), "openid", sealed)).isEmpty();
    }

    @Test
    void takesWhatDoesNotOpenForAbsent() {
        var altered = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");
        altered[15] ^= 1;

        assertThat(sealing.open(ServiceOrders.MCH_ID, "openid", altered)).isEmpty();
        assertThat(sealing.open(ServiceOrders.MCH_ID, "openid", new byte[5])).isEmpty();
    }

    @Test
    @Covers("K04")
    void whileTheKeyIsChangedWhatEitherSealedOpensAndThePresentOneSeals() {
        var coming = "n".repeat(32);
        var before = sealing.seal(ServiceOrders.MCH_ID, "openid", "oUser");
        var after = new AesSecretSealing(
                TestMerchants.of(TestMerchants.withApiV3Keys(coming, TestMerchants.API_V3_KEY)), new SecureRandom());

        assertThat(after.open(ServiceOrders.MCH_ID, "openid", before)).contains("oUser");
        var anew = after.seal(ServiceOrders.MCH_ID, "openid", "oUser");
        assertThat(sealing.open(ServiceOrders.MCH_ID, "openid", anew)).as("not sealed with the former key").isEmpty();
        assertThat(after.open(ServiceOrders.MCH_ID, "openid", anew)).contains("oUser");
    }
}
