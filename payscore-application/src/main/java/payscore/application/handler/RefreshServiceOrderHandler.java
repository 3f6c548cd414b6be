package payscore.application.handler;

import payscore.application.port.in.RefreshServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** {@link RefreshServiceOrder}. */
public final class RefreshServiceOrderHandler implements RefreshServiceOrder {
    private final OrderBook book;
    private final Asking asking;

    public RefreshServiceOrderHandler(OrderBook book, Asking asking) {
        this.book = book;
        this.asking = asking;
    }

    @Override
    public Outcome refresh(ServiceOrderKey key) {
        return asking.ask(book.order(key));
    }
}
