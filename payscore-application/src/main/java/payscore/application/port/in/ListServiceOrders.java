package payscore.application.port.in;

import java.util.List;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.domain.order.ServiceOrder;

/** Lists a merchant's orders by key. */
public interface ListServiceOrders {
    List<ServiceOrder> list(ServiceOrderFilter filter);
}
