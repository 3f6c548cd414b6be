package payscore.application.port.in;

import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CancellationReason;

/** Gives up a service that does not take place. */
public interface CancelServiceOrder {
    /**
     * @throws ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when it has ended
     */
    DecisionOutcome cancel(ServiceOrderKey key, CancellationReason reason);
}
