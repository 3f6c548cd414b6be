package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payscore.domain.merchant.MchId;

/** The deliveries that are owed, made, or given up. A delivery is identified by its message id and its endpoint. */
public interface WebhookDeliveries {
    /** Adds a delivery, inside the transaction that stores the version it tells of. */
    void add(WebhookDelivery delivery);

    /** @throws StaleWebhookDelivery when the stored row is not the one before; nothing is stored */
    void save(WebhookDelivery delivery);

    Optional<WebhookDelivery> find(MchId mchId, String messageId, String endpoint);

    /**
     * PENDING deliveries of these buckets that are due, the longest overdue first.
     *
     * @param busy endpoints to leave out, because they have as many calls in flight as they may
     */
    List<WebhookDelivery> due(Buckets buckets, Instant now, Set<EndpointKey> busy, int limitMax);

    /** A merchant's deliveries, the newest first, walked by {@code before}. */
    List<WebhookDelivery> list(Filter filter);

    /** Forgets DELIVERED ones created before {@code createdBefore}; answers how many. */
    int forget(Instant createdBefore, int limitMax);

    /** An endpoint: names are unique per merchant only. */
    record EndpointKey(MchId mchId, String endpoint) {}

    /** @param before continue behind this place of an earlier page */
    record Filter(MchId mchId, Optional<WebhookDelivery.Status> status, Optional<String> endpoint,
            Optional<Place> before, int limitMax) {}

    /** A place in the list: creation time (milliseconds), then message id, then endpoint. */
    record Place(Instant createdAt, String messageId, String endpoint) {}
}
