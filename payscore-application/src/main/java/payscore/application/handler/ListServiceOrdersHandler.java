package payscore.application.handler;

import java.util.List;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.domain.order.ServiceOrder;

/** {@link ListServiceOrders}. */
public final class ListServiceOrdersHandler implements ListServiceOrders {
    private final OrderBook book;

    public ListServiceOrdersHandler(OrderBook book) {
        this.book = book;
    }

    @Override
    public List<ServiceOrder> list(ServiceOrderFilter filter) {
        return book.orders().list(filter);
    }
}
