package payscore.adapter.web.delivery;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.WebhookDelivery;

/**
 * A message on its way to one endpoint.
 *
 * @param messageId the {@code webhook-id} the receiver sees
 * @param outOrderNo the order it is about, if it is about one
 * @param authorizationCode the authorisation it is about, if it is about one
 * @param version the version it tells of
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
        Optional<String> outOrderNo,
        Optional<String> authorizationCode,
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
                numberOf(delivery, Subject.Kind.SERVICE_ORDER), numberOf(delivery, Subject.Kind.AUTHORIZATION),
                delivery.version(), delivery.status().name(), delivery.attempts(),
                delivery.lastOutcome(), WireTime.of(delivery.createdAt()),
                Optional.of(delivery.dueAt()).filter(due -> delivery.status() == WebhookDelivery.Status.PENDING)
                        .map(WireTime::of),
                payload);
    }

    private static Optional<String> numberOf(WebhookDelivery delivery, Subject.Kind kind) {
        return Optional.of(delivery.key()).filter(key -> key.kind() == kind).map(Subject::number);
    }
}
