package payscore.simulator.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** RSASSA-PKCS1-v1_5 with SHA-256 in base64: the {@code WECHATPAY2-SHA256-RSA2048} scheme in both directions. */
public final class RsaSignature {
    /** Value of {@code Wechatpay-Signature-Type} and scheme word of the Authorization header. */
    public static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private static final String ALGORITHM = "SHA256withRSA";

    private RsaSignature() {}

    public static String sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot sign with the configured key", impossible);
        }
    }

    /** False for anything that is not a good signature, malformed base64 included. */
    public static boolean verify(PublicKey key, byte[] message, String base64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
