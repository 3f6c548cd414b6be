package payscore.application.port.out.store;

import payscore.domain.order.ServiceOrderKey;

/** Another request stored an order under the same key first. */
public final class DuplicateServiceOrder extends LostRace {
    public DuplicateServiceOrder(ServiceOrderKey key) {
        super("There is a service order " + key + " already");
    }
}
