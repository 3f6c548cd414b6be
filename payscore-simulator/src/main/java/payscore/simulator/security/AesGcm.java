package payscore.simulator.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** {@code AEAD_AES_256_GCM} as used for notifications and certificates: key is the API v3 key, the tag is appended. */
public final class AesGcm {
    /** Name of the algorithm on the wire. */
    public static final String NAME = "AEAD_AES_256_GCM";

    private static final int TAG_BITS = 128;

    private AesGcm() {}

    public static String encrypt(String apiV3Key, String nonce, String associatedData, String plaintext) {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, apiV3Key, nonce, associatedData)
                    .doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot encrypt with this API v3 key", unusable);
        }
    }

    public static String decrypt(String apiV3Key, String nonce, String associatedData, String ciphertext) {
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, apiV3Key, nonce, associatedData)
                    .doFinal(Base64.getDecoder().decode(ciphertext));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the ciphertext does not belong to this API v3 key", unreadable);
        }
    }

    private static Cipher cipher(int mode, String apiV3Key, String nonce, String associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
        cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
