package payscore.application.port.in.merchant;

import java.util.List;
import payscore.application.port.out.merchant.MerchantStanding;

/** Shows the merchants in use and what may be told of their keys. */
public interface ListMerchants {
    List<MerchantStanding> list();
}
