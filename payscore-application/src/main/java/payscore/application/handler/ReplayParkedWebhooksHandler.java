package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.WebhookDeliveryNotFound;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.store.WebhookDelivery.Status;

/** {@link ReplayParkedWebhooks}. Each delivery is a transaction of its own: they belong to orders all over the buckets. */
public final class ReplayParkedWebhooksHandler implements ReplayParkedWebhooks {
    /** What one request does within a second or two. */
    static final int BATCH_MAX = 200;

    private final WebhookBook book;
    private final InstantSource clock;

    public ReplayParkedWebhooksHandler(WebhookBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Replayed replay(EndpointKey endpoint) {
        book.requireOn(endpoint);
        var parked = book.deliveries().list(new WebhookDeliveries.Filter(endpoint.mchId(), Optional.of(Status.PARKED),
                Optional.of(endpoint.endpoint()), Optional.empty(), BATCH_MAX + 1));
        var count = (int) parked.stream().limit(BATCH_MAX).filter(this::isReplayed).count();
        return new Replayed(count, parked.size() > BATCH_MAX);
    }

    /** False when somebody else was faster: it is not parked any more. */
    private boolean isReplayed(WebhookDelivery parked) {
        try {
            return book.change(parked.key().mchId(), parked.messageId(), parked.endpoint(),
                    stored -> Optional.of(stored)
                            .filter(delivery -> delivery.status() == Status.PARKED)
                            .map(delivery -> delivery.replayed(clock.instant())))
                    .isPresent();
        } catch (WebhookDeliveryNotFound forgotten) {
            return false;
        }
    }
}
