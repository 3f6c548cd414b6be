package payscore.application.handler;

import java.util.Optional;
import java.util.function.Function;
import payscore.application.port.in.WebhookDeliveryNotFound;
import payscore.application.port.in.WebhookEndpointNotFound;
import payscore.application.port.in.WebhookEndpointSwitchedOff;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.domain.merchant.MchId;

/** Webhook deliveries and the endpoints they go to. */
public record WebhookBook(WebhookDeliveries deliveries, SwitchedOffEndpoints switchedOff, WebhookEndpoints endpoints,
        Transactions transactions) {
    private static final int TRIES_MAX = 5;

    static EndpointKey endpointOf(WebhookDelivery delivery) {
        return new EndpointKey(delivery.key().mchId(), delivery.endpoint());
    }

    /** @throws WebhookDeliveryNotFound when there is no such delivery */
    WebhookDelivery delivery(MchId mchId, String messageId, String endpoint) {
        return deliveries.find(mchId, messageId, endpoint).orElseThrow(WebhookDeliveryNotFound::new);
    }

    /** @throws WebhookEndpointNotFound when no such endpoint is configured for the merchant */
    void requireConfigured(EndpointKey endpoint) {
        if (!endpoints.of(endpoint.mchId()).contains(endpoint.endpoint())) {
            throw new WebhookEndpointNotFound();
        }
    }

    /**
     * @throws WebhookEndpointNotFound when no such endpoint is configured for the merchant
     * @throws WebhookEndpointSwitchedOff when nothing is sent to it
     */
    void requireOn(EndpointKey endpoint) {
        requireConfigured(endpoint);
        if (switchedOff.find(endpoint).isPresent()) {
            throw new WebhookEndpointSwitchedOff();
        }
    }

    /** Stores the next row in a transaction of its own. */
    void save(WebhookDelivery delivery) {
        transactions.run(() -> {
            deliveries.save(delivery);
            return delivery;
        });
    }

    /**
     * Reads a delivery, changes it and stores it, and again from the start when it lost a race. Empty when {@code step} wants no change.
     *
     * @throws StaleWebhookDelivery when it lost {@value #TRIES_MAX} races in a row
     * @throws WebhookDeliveryNotFound when there is no such delivery
     */
    Optional<WebhookDelivery> change(MchId mchId, String messageId, String endpoint,
            Function<WebhookDelivery, Optional<WebhookDelivery>> step) {
        for (int tries = 1;; tries++) {
            try {
                return transactions.run(() -> {
                    var next = step.apply(delivery(mchId, messageId, endpoint));
                    next.ifPresent(deliveries::save);
                    return next;
                });
            } catch (StaleWebhookDelivery lostRace) {
                if (tries == TRIES_MAX) {
                    throw lostRace;
                }
            }
        }
    }
}
