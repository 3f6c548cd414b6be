package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.ReplayWebhookDelivery;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** {@link ReplayWebhookDelivery}. */
public final class ReplayWebhookDeliveryHandler implements ReplayWebhookDelivery {
    private final WebhookBook book;
    private final InstantSource clock;

    public ReplayWebhookDeliveryHandler(WebhookBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public WebhookDelivery replay(MchId mchId, String messageId, String endpoint) {
        return book.change(mchId, messageId, endpoint, stored -> {
            book.requireOn(new EndpointKey(mchId, endpoint));
            return Optional.of(stored.replayed(clock.instant()));
        }).orElseThrow();
    }
}
