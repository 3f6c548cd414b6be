package payscore.adapter.web.webhook;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric key of Standard Webhooks: {@code whsec_} and 24 to 64 bytes in Base64. Never printed. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int LENGTH_MIN = 24;
    private static final int LENGTH_MAX = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** Empty unless {@code text} is such a key. */
    static Optional<WebhookSecret> read(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text.substring(PREFIX.length())))
                    .filter(bytes -> bytes.length >= LENGTH_MIN && bytes.length <= LENGTH_MAX).map(WebhookSecret::new);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    byte[] hmac(byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
