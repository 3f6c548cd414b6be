package payscore.application.port.in.collection;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.Modification;

/** Lowers the amount of a completed order that is not paid yet. */
public interface ModifyServiceOrder {
    /**
     * @throws payscore.application.port.in.ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when WeChat does not collect it
     * @throws payscore.domain.violation.InvalidTerms unless the amount is lower than the present one
     */
    DecisionOutcome modify(ServiceOrderKey key, Modification lower);
}
