package payscore.adapter.wechat.keys;

import java.net.URI;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payscore.domain.merchant.MchId;

/**
 * What one merchant number proves itself with, and verifies WeChat with.
 *
 * @param serialNo serial number of the merchant certificate that belongs to the private key
 * @param otherApiV3Key opens as well while the API v3 key is being changed at WeChat: the coming one before, the former one after
 * @param publicKey present in public-key mode; absent means platform certificates only
 * @param notifyUrl where WeChat sends the callbacks of this merchant's orders
 */
public record MerchantCredentials(
        MchId mchId,
        String serialNo,
        PrivateKey privateKey,
        ApiV3Key apiV3Key,
        Optional<ApiV3Key> otherApiV3Key,
        ApiV2Key apiV2Key,
        Optional<WeChatPublicKey> publicKey,
        URI notifyUrl) {
    /** While no key is being changed. */
    public MerchantCredentials(MchId mchId, String serialNo, PrivateKey privateKey, ApiV3Key apiV3Key,
            ApiV2Key apiV2Key, Optional<WeChatPublicKey> publicKey, URI notifyUrl) {
        this(mchId, serialNo, privateKey, apiV3Key, Optional.empty(), apiV2Key, publicKey, notifyUrl);
    }

    /** What WeChat may have encrypted with, the present key first. */
    public List<ApiV3Key> apiV3Keys() {
        return Stream.concat(Stream.of(apiV3Key), otherApiV3Key.stream()).toList();
    }

    /**
     * Opens one encrypted resource with whichever key it is encrypted with.
     *
     * @throws Undecryptable when none opens it
     * @see ApiV3Key#open
     */
    public byte[] open(String algorithm, String nonce, Optional<String> associatedData, String ciphertext)
            throws Undecryptable {
        try {
            return apiV3Key.open(algorithm, nonce, associatedData, ciphertext);
        } catch (Undecryptable e) {
            return otherApiV3Key.orElseThrow(() -> e).open(algorithm, nonce, associatedData, ciphertext);
        }
    }

    /** Prints the merchant number only. */
    @Override
    public String toString() {
        return "MerchantCredentials[" + mchId + "]";
    }
}
