package payscore.adapter.persistence.webhook;

import java.time.Instant;
import java.util.Optional;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.merchant.MchId;

/** Translates deliveries to rows and back. */
final class WebhookDeliveryRows {
    private WebhookDeliveryRows() {}

    static WebhookDeliveryRow row(WebhookDelivery d) {
        return new WebhookDeliveryRow(d.key().mchId().value(), d.messageId(), d.endpoint(),
                Bucket.of(d.key()).number(), d.key().number(), d.version(), d.payload().bytes(),
                d.status().name(), d.attempts(), d.createdAt().toEpochMilli(), d.dueAt().toEpochMilli(),
                d.lastOutcome().orElse(null), d.changes(), d.key().kind().name());
    }

    static WebhookDelivery delivery(WebhookDeliveryRow row) {
        return new WebhookDelivery(row.messageId(), row.endpoint(),
                subject(row), row.version(),
                RequestBody.of(row.payload()), WebhookDelivery.Status.valueOf(row.status()), row.attempts(),
                Instant.ofEpochMilli(row.createdAt()), Instant.ofEpochMilli(row.dueAt()),
                Optional.ofNullable(row.lastOutcome()), row.changes());
    }

    private static Subject subject(WebhookDeliveryRow row) {
        var kind = row.subject() == null ? Subject.Kind.SERVICE_ORDER : Subject.Kind.valueOf(row.subject());
        return new Subject(new MchId(row.mchId()), kind, row.outOrderNo());
    }
}
