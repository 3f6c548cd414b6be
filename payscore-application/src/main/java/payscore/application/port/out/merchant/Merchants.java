package payscore.application.port.out.merchant;

import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/** The merchants of this deployment. The merchant is an argument of every call; there is no current merchant. */
public interface Merchants {
    Optional<Merchant> find(MchId mchId);

    List<Merchant> all();

    /** Whether these are all there will be until a restart; otherwise a number that is unknown now may be a merchant's later. */
    default boolean isFixed() {
        return true;
    }
}
