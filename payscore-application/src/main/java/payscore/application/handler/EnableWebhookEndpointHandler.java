package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import payscore.application.port.in.EnableWebhookEndpoint;
import payscore.application.port.in.WebhookEndpointState;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/** {@link EnableWebhookEndpoint}. */
public final class EnableWebhookEndpointHandler implements EnableWebhookEndpoint {
    private static final Logger LOG = System.getLogger(EnableWebhookEndpointHandler.class.getName());

    private final WebhookBook book;

    public EnableWebhookEndpointHandler(WebhookBook book) {
        this.book = book;
    }

    @Override
    public WebhookEndpointState enable(EndpointKey endpoint) {
        book.requireConfigured(endpoint);
        if (book.transactions().run(() -> book.switchedOff().switchOn(endpoint))) {
            LOG.log(Level.INFO, "event=WEBHOOK_ENDPOINT_ENABLED mch_id={0} endpoint={1}", endpoint.mchId(),
                    endpoint.endpoint());
        }
        return new WebhookEndpointState(endpoint, Optional.empty());
    }
}
