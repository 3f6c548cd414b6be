package payscore.adapter.wechat.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import payscore.adapter.wechat.config.WeChatProperties;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

class MaskedKeysTest {
    private static final String PRIVATE_KEY = "MIIEplantedprivatekey";

    @Test
    @Covers("K07")
    void nothingThatHoldsAKeyPrintsIt() {
        var credentials = TestMerchants.withApiV3Keys(TestMerchants.API_V3_KEY, "n".repeat(32));
        var exponent = ((RSAPrivateKey) credentials.privateKey()).getPrivateExponent();

        for (var holder : List.of(credentials, credentials.apiV3Keys(), credentials.apiV2Key(),
                credentials.apiV3Key().derive("any"), TestMerchants.of(credentials).all(), properties())) {
            assertThat(holder.toString()).doesNotContain(TestMerchants.API_V3_KEY, TestMerchants.API_V2_KEY,
                    "n".repeat(32), PRIVATE_KEY, exponent.toString(), exponent.toString(16));
        }
        assertThat(properties().toString()).contains(ServiceOrders.MCH_ID.value());
    }

    @Test
    @Covers("K07")
    void nothingThatHoldsAKeyCanBeSerialised() {
        assertThat(List.of(ApiV2Key.class, ApiV3Key.class, MerchantCredentials.class, WeChatPublicKey.class,
                WeChatProperties.MerchantProperties.class))
                .noneMatch(Serializable.class::isAssignableFrom);
    }

    private static WeChatProperties properties() {
        var merchant = "payscore.merchants[0].";
        return new Binder(new MapConfigurationPropertySource(Map.of(
                merchant + "mch-id", ServiceOrders.MCH_ID.value(),
                merchant + "private-key", PRIVATE_KEY,
                merchant + "api-v3-key", TestMerchants.API_V3_KEY,
                merchant + "other-api-v3-key", "n".repeat(32),
                merchant + "api-v2-key", TestMerchants.API_V2_KEY))).bind("payscore", WeChatProperties.class).get();
    }
}
