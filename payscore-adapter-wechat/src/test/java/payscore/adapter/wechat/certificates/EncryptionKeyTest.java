package payscore.adapter.wechat.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;

class EncryptionKeyTest {
    /** Spelled out, because the short name of the algorithm leaves the mask's digest to the provider. */
    private static final OAEPParameterSpec SHA_1_EVERYWHERE = new OAEPParameterSpec(
            "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private final EncryptionKey key = new EncryptionKey(TestMerchants.PUBLIC_KEY_ID, Vectors.weChatPublicKey());

    @Test
    void weChatOpensItWithThePrivateKeyOfTheVectors() throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, Vectors.weChatPrivateKey(), SHA_1_EVERYWHERE);

        assertThat(new String(cipher.doFinal(Base64.getDecoder().decode(key.encrypt("张三"))),
                StandardCharsets.UTF_8)).isEqualTo("张三");
    }

    @Test
    void theSameTextNeverLooksTheSame() throws GeneralSecurityException {
        assertThat(key.encrypt("张三")).isNotEqualTo(key.encrypt("张三"));
    }
}
