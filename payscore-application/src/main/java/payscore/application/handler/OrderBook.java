package payscore.application.handler;

import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.Transactions;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Orders and their commands, changed in one transaction at a time. */
public record OrderBook(
        ServiceOrderRepository orders, CommandRepository commands, Transactions transactions, Announcing announcing)
        implements
            Book<Saving> {
    /** @throws ServiceOrderNotFound when there is no such order */
    public ServiceOrder order(ServiceOrderKey key) {
        return orders.find(key).orElseThrow(ServiceOrderNotFound::new);
    }

    @Override
    public Saving page() {
        return new Saving(orders, announcing);
    }
}
