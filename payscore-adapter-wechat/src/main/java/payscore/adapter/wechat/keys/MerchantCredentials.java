package payscore.adapter.wechat.keys;

import java.net.URI;
import java.security.PrivateKey;
import java.util.Optional;
import payscore.domain.merchant.MchId;

/**
 * What one merchant number proves itself with, and verifies WeChat with.
 *
 * @param serialNo serial number of the merchant certificate that belongs to the private key
 * @param publicKey present in public-key mode; absent means platform certificates only
 * @param notifyUrl where WeChat sends the callbacks of this merchant's orders
 */
public record MerchantCredentials(
        MchId mchId,
        String serialNo,
        PrivateKey privateKey,
        ApiV3Key apiV3Key,
        ApiV2Key apiV2Key,
        Optional<WeChatPublicKey> publicKey,
        URI notifyUrl) {
    /** Prints the merchant number only. */
    @Override
    public String toString() {
        return "MerchantCredentials[" + mchId + "]";
    }
}
