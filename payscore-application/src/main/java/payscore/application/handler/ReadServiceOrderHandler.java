package payscore.application.handler;

import payscore.application.port.in.ReadServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** {@link ReadServiceOrder}. */
public final class ReadServiceOrderHandler implements ReadServiceOrder {
    private final OrderBook book;

    public ReadServiceOrderHandler(OrderBook book) {
        this.book = book;
    }

    @Override
    public View read(ServiceOrderKey key) {
        return new View(book.order(key), book.commands().unfinished(key));
    }
}
