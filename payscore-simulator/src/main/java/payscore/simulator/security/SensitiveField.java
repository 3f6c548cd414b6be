package payscore.simulator.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;

/** A field that a merchant encrypted with one of WeChat's keys: RSA-OAEP with SHA-1, base64 (security reference §10). */
public final class SensitiveField {
    private static final String ALGORITHM = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    private SensitiveField() {}

    /** Empty when the text is none, or was encrypted with another key. */
    public static Optional<String> open(PrivateKey key, String base64) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.DECRYPT_MODE, key);
            return Optional.of(new String(
                    cipher.doFinal(Base64.getDecoder().decode(base64)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
