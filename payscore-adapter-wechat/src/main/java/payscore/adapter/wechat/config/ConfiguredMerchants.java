package payscore.adapter.wechat.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/**
 * The merchants in use, as everybody may know them. They are replaced as a whole: whoever asks finds a merchant with the keys of
 * before or of after, and keeps what he found for the call he makes.
 */
public final class ConfiguredMerchants implements Merchants {
    private final boolean isFixed;
    private volatile Map<MchId, MerchantEntry> byNumber;

    /** @param isFixed whether they stay as they are until a restart */
    ConfiguredMerchants(Collection<MerchantEntry> entries, boolean isFixed) {
        this.isFixed = isFixed;
        this.byNumber = index(entries);
    }

    @Override
    public Optional<Merchant> find(MchId mchId) {
        return entry(mchId).map(MerchantEntry::merchant);
    }

    @Override
    public List<Merchant> all() {
        return entries().stream().map(MerchantEntry::merchant).toList();
    }

    @Override
    public boolean isFixed() {
        return isFixed;
    }

    Optional<MerchantEntry> entry(MchId mchId) {
        return Optional.ofNullable(byNumber.get(mchId));
    }

    List<MerchantEntry> entries() {
        return List.copyOf(byNumber.values());
    }

    void replace(Collection<MerchantEntry> entries) {
        byNumber = index(entries);
    }

    /** The same merchants' keys, which are nobody's business outside this adapter. */
    Credentials credentials() {
        return new Credentials() {
            @Override
            public Optional<MerchantCredentials> find(MchId mchId) {
                return entry(mchId).map(MerchantEntry::credentials);
            }

            @Override
            public List<MerchantCredentials> all() {
                return entries().stream().map(MerchantEntry::credentials).toList();
            }
        };
    }

    private static Map<MchId, MerchantEntry> index(Collection<MerchantEntry> entries) {
        var index = new LinkedHashMap<MchId, MerchantEntry>();
        entries.forEach(entry -> index.put(entry.mchId(), entry));
        return index;
    }
}
