package payscore.application.port.in;

import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** Reads one delivery. */
public interface ReadWebhookDelivery {
    /** @throws WebhookDeliveryNotFound when the merchant has no such delivery */
    WebhookDelivery read(MchId mchId, String messageId, String endpoint);
}
