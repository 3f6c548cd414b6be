package payscore.adapter.wechat.config;

import java.time.Instant;
import java.util.Optional;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/**
 * A merchant whose settings passed their checks.
 *
 * @param certificateExpiresAt known when the merchant certificate itself is configured
 * @param fingerprint differs when any setting does, also one in another file
 */
record MerchantEntry(
        Merchant merchant, MerchantCredentials credentials, Optional<Instant> certificateExpiresAt,
        String fingerprint) {
    MchId mchId() {
        return merchant.mchId();
    }

    MerchantEntry leaving() {
        return new MerchantEntry(merchant.leaving(), credentials, certificateExpiresAt, fingerprint);
    }

    @Override
    public String toString() {
        return "MerchantEntry[" + mchId() + "]";
    }
}
