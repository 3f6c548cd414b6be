package payscore.adapter.wechat.config;

import java.util.List;
import java.util.function.Predicate;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.merchant.MerchantStanding;
import payscore.application.port.out.merchant.MerchantStanding.PlatformCertificate;
import payscore.domain.merchant.MchId;

/** {@link MerchantSettings} of properties and a file, with what has been learned of WeChat's keys meanwhile. */
final class ReloadableMerchants implements MerchantSettings {
    private final MerchantsInUse inUse;
    private final VerificationKeys keys;

    ReloadableMerchants(MerchantsInUse inUse, VerificationKeys keys) {
        this.inUse = inUse;
        this.keys = keys;
    }

    @Override
    public MerchantReload reload(Predicate<MchId> hasUnfinishedOrders) {
        return inUse.reload(hasUnfinishedOrders);
    }

    @Override
    public boolean isReloadDue() {
        return inUse.isReloadDue();
    }

    @Override
    public List<MerchantStanding> standings() {
        return inUse.merchants().entries().stream().map(this::standing).toList();
    }

    private MerchantStanding standing(MerchantEntry entry) {
        var credentials = entry.credentials();
        var certificates = keys.certificateExpiries(credentials).entrySet().stream()
                .map(certificate -> new PlatformCertificate(certificate.getKey(), certificate.getValue())).toList();
        return new MerchantStanding(entry.merchant(), credentials.serialNo(), entry.certificateExpiresAt(),
                credentials.apiV3Keys().size(), credentials.publicKey().map(WeChatPublicKey::id), certificates,
                inUse.problemsOf(entry.mchId()));
    }
}
