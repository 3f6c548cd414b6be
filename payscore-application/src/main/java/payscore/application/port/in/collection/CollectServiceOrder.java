package payscore.application.port.in.collection;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.order.ServiceOrderKey;

/** Asks WeChat for one extra deduction now. WeChat grants this call to some services only. */
public interface CollectServiceOrder {
    /**
     * @throws CollectionNotGranted when the order's service may not ask for it
     * @throws payscore.application.port.in.ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when WeChat does not collect it
     */
    DecisionOutcome collect(ServiceOrderKey key);
}
