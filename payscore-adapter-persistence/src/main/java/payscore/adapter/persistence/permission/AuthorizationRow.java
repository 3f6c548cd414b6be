package payscore.adapter.persistence.permission;

import org.jspecify.annotations.Nullable;

/** A row of {@code permission}; times in epoch milliseconds. */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record AuthorizationRow(
        String mchId,
        String authorizationCode,
        int bucket,
        long version,
        String appid,
        String serviceId,
        String state,
        byte @Nullable [] openidSealed,
        byte @Nullable [] tokenSealed,
        @Nullable Long tokenIssuedAt,
        @Nullable Long openedAt,
        @Nullable Long closedAt,
        @Nullable String declineCode,
        @Nullable String declineMessage,
        @Nullable Long nextCheckAt,
        @Nullable String nextCheckReason,
        @Nullable Long nextCheckSince,
        long requestedAt,
        long changedAt) {}
