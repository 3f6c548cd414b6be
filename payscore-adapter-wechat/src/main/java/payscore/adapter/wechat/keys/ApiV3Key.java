package payscore.adapter.wechat.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The API v3 key (APIv3密钥): 32 bytes, opens what WeChat encrypts for the merchant (security reference §7). */
public final class ApiV3Key {
    public static final int LENGTH_BYTES = 32;
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int TAG_BITS = 128;

    private final byte[] key;

    /** @throws IllegalArgumentException unless it is 32 bytes of UTF-8 */
    public ApiV3Key(String text) {
        key = text.getBytes(StandardCharsets.UTF_8);
        if (key.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("An API v3 key has " + LENGTH_BYTES + " bytes");
        }
    }

    /**
     * Opens one encrypted resource.
     *
     * @param algorithm {@code AEAD_AES_256_GCM}; nothing else is opened
     * @param associatedData may be absent or empty; it differs between events and is never compared with a constant
     * @throws Undecryptable when it was encrypted with another key, altered, or is no such resource at all
     */
    public byte[] open(String algorithm, String nonce, Optional<String> associatedData, String ciphertext)
            throws Undecryptable {
        if (!algorithm.equals(ALGORITHM)) {
            throw new Undecryptable("The resource is not encrypted with " + ALGORITHM);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            associatedData.ifPresent(data -> cipher.updateAAD(data.getBytes(StandardCharsets.UTF_8)));
            return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Undecryptable("The resource does not open with the merchant's API v3 key", e);
        }
    }

    /** A key of our own, 32 bytes, derived by HKDF-SHA256 (RFC 5869) without salt; one block of output is all we need. */
    public SecretKeySpec derive(String purpose) {
        var pseudorandom = hmac(new byte[LENGTH_BYTES], key);
        var info = purpose.getBytes(StandardCharsets.UTF_8);
        var firstBlock = new byte[info.length + 1];
        System.arraycopy(info, 0, firstBlock, 0, info.length);
        firstBlock[info.length] = 1;
        return new SecretKeySpec(hmac(pseudorandom, firstBlock), "AES");
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** Prints nothing of the key. */
    @Override
    public String toString() {
        return "ApiV3Key(masked)";
    }
}
