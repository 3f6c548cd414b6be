package payscore.adapter.persistence.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_delivery}; times in epoch milliseconds.
 *
 * @param outOrderNo number of what it is about, whatever that is
 * @param subject what it is about; absent in a row of a release that told of orders only
 */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record WebhookDeliveryRow(
        String mchId,
        String messageId,
        String endpoint,
        int bucket,
        String outOrderNo,
        long version,
        byte[] payload,
        String status,
        int attempts,
        long createdAt,
        long dueAt,
        @Nullable String lastOutcome,
        long changes,
        @Nullable String subject) {}
