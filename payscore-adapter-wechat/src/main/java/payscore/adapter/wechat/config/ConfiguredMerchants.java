package payscore.adapter.wechat.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/** The merchants of the configuration, as everybody may know them. */
public final class ConfiguredMerchants implements Merchants {
    private final Map<MchId, Entry> byNumber = new LinkedHashMap<>();

    ConfiguredMerchants(List<Entry> entries) {
        entries.forEach(entry -> byNumber.put(entry.merchant().mchId(), entry));
    }

    @Override
    public Optional<Merchant> find(MchId mchId) {
        return Optional.ofNullable(byNumber.get(mchId)).map(Entry::merchant);
    }

    @Override
    public List<Merchant> all() {
        return byNumber.values().stream().map(Entry::merchant).toList();
    }

    /** The same merchants' keys, which are nobody's business outside this adapter. */
    Credentials credentials() {
        return new Credentials() {
            @Override
            public Optional<MerchantCredentials> find(MchId mchId) {
                return Optional.ofNullable(byNumber.get(mchId)).map(Entry::credentials);
            }

            @Override
            public List<MerchantCredentials> all() {
                return byNumber.values().stream().map(Entry::credentials).toList();
            }
        };
    }

    record Entry(Merchant merchant, MerchantCredentials credentials) {}
}
