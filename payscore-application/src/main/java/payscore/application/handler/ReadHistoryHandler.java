package payscore.application.handler;

import payscore.application.port.in.ReadHistory;
import payscore.domain.order.ServiceOrderKey;

/** {@link ReadHistory}. */
public final class ReadHistoryHandler implements ReadHistory {
    private final OrderBook book;

    public ReadHistoryHandler(OrderBook book) {
        this.book = book;
    }

    @Override
    public History read(ServiceOrderKey key) {
        return new History(book.order(key), book.orders().history(key), book.commands().unfinished(key));
    }
}
