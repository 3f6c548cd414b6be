package payscore.application.handler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.WebhookDeliveries;

/**
 * Forgets what nobody needs any more, a little every hour, on the node that holds the first bucket. What is forgotten here is never needed
 * for correctness: a notification that comes again is merged again, and merging it changes nothing.
 */
public final class Housekeeping implements DueWork {
    private static final Duration NOTIFICATIONS_KEPT = Duration.ofDays(30);
    private static final Duration IDEMPOTENCY_KEYS_KEPT = Duration.ofDays(31);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(14);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Bucket ITS_BUCKET = new Bucket(0);

    private final Inbox inbox;
    private final IdempotencyRecords records;
    private final WebhookDeliveries deliveries;
    private final InstantSource clock;
    private Optional<Instant> nextAt = Optional.empty();

    public Housekeeping(Inbox inbox, IdempotencyRecords records, WebhookDeliveries deliveries, InstantSource clock) {
        this.inbox = inbox;
        this.records = records;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        var now = clock.instant();
        if (!buckets.contains(ITS_BUCKET) || nextAt.filter(now::isBefore).isPresent()) {
            return 0;
        }
        var forgotten = Math.max(inbox.forget(now.minus(NOTIFICATIONS_KEPT), limitMax),
                Math.max(records.forget(now.minus(IDEMPOTENCY_KEYS_KEPT), limitMax),
                        deliveries.forget(now.minus(DELIVERIES_KEPT), limitMax)));
        if (forgotten < limitMax) {
            nextAt = Optional.of(now.plus(PAUSE));
        }
        return forgotten;
    }
}
