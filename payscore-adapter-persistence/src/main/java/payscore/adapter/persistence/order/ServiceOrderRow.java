package payscore.adapter.persistence.order;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code service_order}; times in epoch milliseconds.
 *
 * @param bucket absent in a row of a release that knew none, until the next start
 */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record ServiceOrderRow(
        String mchId,
        String outOrderNo,
        long version,
        String appid,
        String serviceId,
        @Nullable String orderId,
        String position,
        boolean quarantined,
        long requestedAt,
        long changedAt,
        @Nullable Long nextCheckAt,
        @Nullable String nextCheckReason,
        @Nullable Long nextCheckSince,
        byte @Nullable [] openidSealed,
        byte @Nullable [] ticketSealed,
        String terms,
        String details,
        @Nullable Integer bucket) {}
