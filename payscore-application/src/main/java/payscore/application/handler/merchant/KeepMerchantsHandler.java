package payscore.application.handler.merchant;

import payscore.application.port.in.merchant.KeepMerchants;
import payscore.application.port.in.merchant.ReloadMerchants;
import payscore.application.port.out.merchant.MerchantSettings;

/** {@link KeepMerchants}. */
public final class KeepMerchantsHandler implements KeepMerchants {
    private final MerchantSettings settings;
    private final ReloadMerchants reloadMerchants;

    public KeepMerchantsHandler(MerchantSettings settings, ReloadMerchants reloadMerchants) {
        this.settings = settings;
        this.reloadMerchants = reloadMerchants;
    }

    @Override
    public void keep() {
        if (settings.isReloadDue()) {
            reloadMerchants.reload();
        }
    }
}
