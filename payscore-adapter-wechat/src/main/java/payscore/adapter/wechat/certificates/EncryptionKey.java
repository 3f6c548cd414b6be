package payscore.adapter.wechat.certificates;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * The key of WeChat's that sensitive fields are encrypted with (security reference §10).
 *
 * @param serial what {@code Wechatpay-Serial} names it
 */
public record EncryptionKey(String serial, PublicKey key) {
    private static final String ALGORITHM = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    /** Another ciphertext each time: nobody can tell whether two requests name the same card. */
    public String encrypt(String text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return serial;
    }
}
