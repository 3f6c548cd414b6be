package payscore.adapter.persistence.command;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code command}; times in epoch milliseconds.
 *
 * @param bucket absent in a row of a release that knew none, until the next start
 * @param activeSlot the order while the command is unfinished; its unique key keeps a second one out
 */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record CommandRow(
        String id,
        String mchId,
        String outOrderNo,
        @Nullable Integer bucket,
        String kind,
        byte[] body,
        String status,
        int attempts,
        int checks,
        long lastSentAt,
        long dueAt,
        boolean mayHaveLanded,
        @Nullable String refusalCode,
        @Nullable String refusalMessage,
        long version,
        @Nullable String activeSlot) {}
