package payscore.application.port.in.merchant;

import payscore.application.port.out.merchant.MerchantReload;

/** Puts changed settings of merchants into use without a restart, now. */
public interface ReloadMerchants {
    MerchantReload reload();
}
