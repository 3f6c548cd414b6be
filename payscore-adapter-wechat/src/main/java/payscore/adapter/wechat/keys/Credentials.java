package payscore.adapter.wechat.keys;

import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;

/** The credentials of every merchant of this deployment. */
public interface Credentials {
    Optional<MerchantCredentials> find(MchId mchId);

    List<MerchantCredentials> all();

    /** @throws IllegalStateException when the merchant is not, or no longer, configured */
    default MerchantCredentials of(MchId mchId) {
        return find(mchId)
                .orElseThrow(() -> new IllegalStateException("Merchant " + mchId + " is not configured"));
    }
}
