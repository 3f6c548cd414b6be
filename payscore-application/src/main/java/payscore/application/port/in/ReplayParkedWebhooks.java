package payscore.application.port.in;

import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/** Has deliveries to an endpoint that were given up sent once more, a limited number at a time. */
public interface ReplayParkedWebhooks {
    /**
     * @throws WebhookEndpointNotFound when the merchant has no such endpoint
     * @throws WebhookEndpointSwitchedOff when nothing is sent to it
     */
    Replayed replay(EndpointKey endpoint);

    /**
     * @param count how many will be sent
     * @param isMore whether some are still parked; ask again
     */
    record Replayed(int count, boolean isMore) {}
}
