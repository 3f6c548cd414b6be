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
        @Nullable String intentKind,
        @Nullable String intentBody,
        int attempts,
        int checks,
        @Nullable Long lastSentAt,
        @Nullable Long intentDueAt,
        boolean sending,
        boolean mayHaveLanded,
        @Nullable String refusalCode,
        @Nullable String refusalMessage,
        @Nullable Long nextCheckAt,
        @Nullable String nextCheckReason,
        @Nullable Long nextCheckSince,
        @Nullable Long dueAt,
        long requestedAt,
        long changedAt) {}
