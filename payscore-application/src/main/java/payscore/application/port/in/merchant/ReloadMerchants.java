package payscore.application.port.in.merchant;

import java.util.Optional;
import payscore.application.port.out.merchant.MerchantReload;

/** Puts changed settings of merchants into use without a restart. */
public interface ReloadMerchants {
    /** Now. */
    MerchantReload reload();

    /** When the settings have changed, or a merchant that is being taken out may be done. */
    Optional<MerchantReload> reloadIfDue();
}
