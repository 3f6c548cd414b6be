package payscore.application.handler;

import payscore.application.port.in.ReadWebhookDelivery;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** {@link ReadWebhookDelivery}. */
public final class ReadWebhookDeliveryHandler implements ReadWebhookDelivery {
    private final WebhookBook book;

    public ReadWebhookDeliveryHandler(WebhookBook book) {
        this.book = book;
    }

    @Override
    public WebhookDelivery read(MchId mchId, String messageId, String endpoint) {
        return book.delivery(mchId, messageId, endpoint);
    }
}
