package payscore.application.port.out.merchant;

import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.order.ServiceOrder;
import payscore.domain.violation.InvalidTerms;

/** The merchants of this deployment. The merchant is an argument of every call; there is no current merchant. */
public interface Merchants {
    Optional<Merchant> find(MchId mchId);

    List<Merchant> all();

    /** @throws InvalidTerms when the service of the order is not configured any more */
    default Service serviceOf(ServiceOrder order) {
        return find(order.key().mchId()).flatMap(merchant -> merchant.service(order.serviceId()))
                .orElseThrow(() -> InvalidTerms.because("the order's service is not configured any more"));
    }

    /** Whether these are all there will be until a restart; otherwise a number that is unknown now may be a merchant's later. */
    default boolean isFixed() {
        return true;
    }
}
