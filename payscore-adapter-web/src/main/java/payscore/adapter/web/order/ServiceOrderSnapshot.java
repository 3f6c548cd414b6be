package payscore.adapter.web.order;

import payscore.domain.order.ServiceOrder;

/** A service order as reading it shows it, for other documents to hold; without the user, who is personal. */
public final class ServiceOrderSnapshot {
    private ServiceOrderSnapshot() {}

    public static Record of(ServiceOrder order) {
        return ServiceOrderResponse.of(order);
    }
}
