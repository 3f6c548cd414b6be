package payscore.application.port.out.store;

import payscore.domain.order.ServiceOrderKey;

/** A lost race: the order was changed since it was read. Read again and decide again. */
public final class StaleServiceOrder extends LostRace {
    public StaleServiceOrder(ServiceOrderKey key, long version) {
        super("Service order " + key + " is not at version " + version + " any more");
    }
}
