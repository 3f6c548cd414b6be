package payscore.application.handler;

import java.util.List;
import payscore.application.port.in.ListWebhookDeliveries;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;

/** {@link ListWebhookDeliveries}. */
public final class ListWebhookDeliveriesHandler implements ListWebhookDeliveries {
    private final WebhookBook book;

    public ListWebhookDeliveriesHandler(WebhookBook book) {
        this.book = book;
    }

    @Override
    public List<WebhookDelivery> list(WebhookDeliveries.Filter filter) {
        return book.deliveries().list(filter);
    }
}
