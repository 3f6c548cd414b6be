package payscore.adapter.web.delivery;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.out.store.WebhookDelivery;

/**
 * A message on its way to one endpoint.
 *
 * @param messageId the {@code webhook-id} the receiver sees
 * @param version the order's version it tells of
 * @param status PENDING, DELIVERED or PARKED (given up until it is replayed)
 * @param attempts how often it was sent since it was owed or replayed
 * @param nextAttemptAt only while it is PENDING
 * @param lastOutcome {@code taken}, {@code gone}, a status, or why there was none
 * @param payload the body as it is sent, only in the answer to reading one
 */
record WebhookDeliveryResponse(
        String mchId,
        String messageId,
        String endpoint,
        String outOrderNo,
        long version,
        String status,
        int attempts,
        Optional<String> lastOutcome,
        OffsetDateTime createdAt,
        Optional<OffsetDateTime> nextAttemptAt,
        Optional<String> payload) {
    static WebhookDeliveryResponse of(WebhookDelivery delivery) {
        return of(delivery, Optional.empty());
    }

    static WebhookDeliveryResponse withPayload(WebhookDelivery delivery) {
        return of(delivery, Optional.of(new String(delivery.payload().bytes(), StandardCharsets.UTF_8)));
    }

    private static WebhookDeliveryResponse of(WebhookDelivery delivery, Optional<String> payload) {
        return new WebhookDeliveryResponse(delivery.key().mchId().value(), delivery.messageId(), delivery.endpoint(),
                delivery.key().outOrderNo().value(), delivery.version(), delivery.status().name(), delivery.attempts(),
                delivery.lastOutcome(), WireTime.of(delivery.createdAt()),
                Optional.of(delivery.dueAt()).filter(due -> delivery.status() == WebhookDelivery.Status.PENDING)
                        .map(WireTime::of),
                payload);
    }
}
