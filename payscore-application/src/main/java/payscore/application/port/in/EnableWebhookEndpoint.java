package payscore.application.port.in;

import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/** Switches an endpoint on again. What was parked meanwhile stays parked until it is replayed. */
public interface EnableWebhookEndpoint {
    /** @throws WebhookEndpointNotFound when the merchant has no such endpoint */
    WebhookEndpointState enable(EndpointKey endpoint);
}
