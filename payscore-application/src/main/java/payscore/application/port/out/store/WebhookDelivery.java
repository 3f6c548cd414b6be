package payscore.application.port.out.store;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationKey;

/**
 * One version of an order, or of an authorisation, on its way to one endpoint of the merchant. Stored in the transaction that stores the version, so none is
 * lost and none is announced that did not happen.
 *
 * @param messageId the {@code webhook-id} of Standard Webhooks: the same for every attempt, different for every version
 * @param endpoint name of the endpoint, as configured for the merchant
 * @param version the version it tells of; receivers keep the highest
 * @param payload the very bytes, the same for every attempt
 * @param attempts how often it was sent
 * @param dueAt when it is sent next, while it is PENDING
 * @param lastOutcome what came of the latest attempt, in few words
 * @param changes counts the changes of this row, from 1
 */
public record WebhookDelivery(
        String messageId,
        String endpoint,
        Subject key,
        long version,
        RequestBody payload,
        Status status,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Optional<String> lastOutcome,
        long changes) {
    /** How far a delivery got. */
    public enum Status {
        /** It will be sent, again if need be. */
        PENDING,
        /** The endpoint took it. */
        DELIVERED,
        /** Given up until somebody asks for a replay: the schedule is over, or the endpoint is switched off. */
        PARKED
    }

    /** One that is sent as soon as it is stored. */
    public static WebhookDelivery first(String messageId, String endpoint, ServiceOrderKey key, long version,
            RequestBody payload, Instant now) {
        return first(messageId, endpoint, Subject.of(key), version, payload, now);
    }

    /** The same, about an authorisation. */
    public static WebhookDelivery first(String messageId, String endpoint, AuthorizationKey key, long version,
            RequestBody payload, Instant now) {
        return first(messageId, endpoint, Subject.of(key), version, payload, now);
    }

    private static WebhookDelivery first(String messageId, String endpoint, Subject key, long version,
            RequestBody payload, Instant now) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.PENDING, 0, now, now,
                Optional.empty(), 1);
    }

    public WebhookDelivery delivered(String outcome) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.DELIVERED, attempts + 1,
                createdAt, dueAt, Optional.of(outcome), changes + 1);
    }

    public WebhookDelivery failed(String outcome, Instant nextDue) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.PENDING, attempts + 1, createdAt,
                nextDue, Optional.of(outcome), changes + 1);
    }

    public WebhookDelivery parked(String outcome) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.PARKED, attempts + 1, createdAt,
                dueAt, Optional.of(outcome), changes + 1);
    }

    /** Given up without being sent. */
    public WebhookDelivery setAside(String why) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.PARKED, attempts, createdAt,
                dueAt, Optional.of(why), changes + 1);
    }

    /** Sent once more from the start of the schedule, with the same id and the same bytes. */
    public WebhookDelivery replayed(Instant now) {
        return new WebhookDelivery(messageId, endpoint, key, version, payload, Status.PENDING, 0, createdAt, now,
                lastOutcome, changes + 1);
    }
}
