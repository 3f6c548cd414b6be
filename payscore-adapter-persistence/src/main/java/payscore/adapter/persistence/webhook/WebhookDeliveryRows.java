package payscore.adapter.persistence.webhook;

import java.time.Instant;
import java.util.Optional;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;

/** Translates deliveries to rows and back. */
final class WebhookDeliveryRows {
    private WebhookDeliveryRows() {}

    static WebhookDeliveryRow row(WebhookDelivery d) {
        return new WebhookDeliveryRow(d.key().mchId().value(), d.messageId(), d.endpoint(),
                Bucket.of(d.key()).number(), d.key().outOrderNo().value(), d.version(), d.payload().bytes(),
                d.status().name(), d.attempts(), d.createdAt().toEpochMilli(), d.dueAt().toEpochMilli(),
                d.lastOutcome().orElse(null), d.changes());
    }

    static WebhookDelivery delivery(WebhookDeliveryRow row) {
        return new WebhookDelivery(row.messageId(), row.endpoint(),
                new ServiceOrderKey(new MchId(row.mchId()), new OutOrderNo(row.outOrderNo())), row.version(),
                RequestBody.of(row.payload()), WebhookDelivery.Status.valueOf(row.status()), row.attempts(),
                Instant.ofEpochMilli(row.createdAt()), Instant.ofEpochMilli(row.dueAt()),
                Optional.ofNullable(row.lastOutcome()), row.changes());
    }
}
