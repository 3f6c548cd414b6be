package payscore.adapter.wechat.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import payscore.adapter.wechat.keys.ApiV3Key;
import payscore.adapter.wechat.keys.Credentials;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.merchant.MchId;

/**
 * AES-256-GCM under a key derived from the merchant's API v3 key, and while that is being changed what the other one sealed opens too; merchant and purpose are authenticated along with the text.
 * The sealed form is a random nonce followed by the ciphertext.
 */
public final class AesSecretSealing implements SecretSealing {
    private static final String KEY_PURPOSE = "payscore-platform sealed columns v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Credentials credentials;
    private final RandomGenerator random;

    /** @param random must be unpredictable in production: a nonce may never come twice under one key */
    public AesSecretSealing(Credentials credentials, RandomGenerator random) {
        this.credentials = credentials;
        this.random = random;
    }

    @Override
    public byte[] seal(MchId mchId, String purpose, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, mchId, credentials.of(mchId).apiV3Key(), purpose, nonce)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            var whole = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK seals with AES-GCM", e);
        }
    }

    @Override
    public Optional<String> open(MchId mchId, String purpose, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        return credentials.find(mchId).stream().flatMap(merchant -> merchant.apiV3Keys().stream()).flatMap(key -> {
            try {
                var text = cipher(Cipher.DECRYPT_MODE, mchId, key, purpose, nonce)
                        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
                return Stream.of(new String(text, StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                // Sealed under another key, perhaps one that has been rotated away; WeChat can be asked again.
                return Stream.empty();
            }
        }).findFirst();
    }

    private static Cipher cipher(int mode, MchId mchId, ApiV3Key key, String purpose, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.derive(KEY_PURPOSE), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((mchId + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
