package payscore.application.port.in;

import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** Has a delivery sent once more, whatever became of it: at once, with the same id and bytes, and a whole schedule before it. */
public interface ReplayWebhookDelivery {
    /**
     * @throws WebhookDeliveryNotFound when the merchant has no such delivery
     * @throws WebhookEndpointNotFound when its endpoint is not configured any more
     * @throws WebhookEndpointSwitchedOff when nothing is sent to its endpoint
     */
    WebhookDelivery replay(MchId mchId, String messageId, String endpoint);
}
