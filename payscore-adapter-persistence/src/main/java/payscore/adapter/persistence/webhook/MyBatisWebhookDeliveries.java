package payscore.adapter.persistence.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** Deliveries in SQL. Each call is a single statement; the count of changes in the WHERE decides a race. */
public final class MyBatisWebhookDeliveries implements WebhookDeliveries {
    private final WebhookDeliveryMapper mapper;

    MyBatisWebhookDeliveries(WebhookDeliveryMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(WebhookDelivery delivery) {
        try {
            mapper.insert(WebhookDeliveryRows.row(delivery));
        } catch (DuplicateKeyException taken) {
            throw new IllegalStateException("Delivery " + delivery.messageId() + " is there already", taken);
        }
    }

    @Override
    public void save(WebhookDelivery delivery) {
        if (mapper.update(WebhookDeliveryRows.row(delivery)) == 0) {
            throw new StaleWebhookDelivery(delivery.messageId(), delivery.endpoint());
        }
    }

    @Override
    public Optional<WebhookDelivery> find(MchId mchId, String messageId, String endpoint) {
        return mapper.find(mchId.value(), messageId, endpoint).map(WebhookDeliveryRows::delivery);
    }

    @Override
    public List<WebhookDelivery> due(Buckets buckets, Instant now, Set<EndpointKey> busy, int limitMax) {
        return deliveries(mapper.due(BucketNumbers.of(buckets), WebhookDelivery.Status.PENDING.name(),
                now.toEpochMilli(), busy, limitMax));
    }

    @Override
    public List<WebhookDelivery> list(Filter filter) {
        return deliveries(mapper.list(ListQuery.of(filter)));
    }

    @Override
    public int forget(Instant createdBefore, int limitMax) {
        return mapper.forget(WebhookDelivery.Status.DELIVERED.name(), createdBefore.toEpochMilli(), limitMax);
    }

    private static List<WebhookDelivery> deliveries(List<WebhookDeliveryRow> rows) {
        return rows.stream().map(WebhookDeliveryRows::delivery).toList();
    }
}
