package payscore.application.handler.merchant;

import java.util.List;
import payscore.application.port.in.merchant.ListMerchants;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.merchant.MerchantStanding;

/** {@link ListMerchants}. */
public final class ListMerchantsHandler implements ListMerchants {
    private final MerchantSettings settings;

    public ListMerchantsHandler(MerchantSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<MerchantStanding> list() {
        return settings.standings();
    }
}
