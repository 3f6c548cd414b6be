package payscore.adapter.persistence.command;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code command}; times in epoch milliseconds.
 *
 * @param bucket absent in a row of a release that knew none, until the next start
 * @param number of the order or the authorisation
 * @param subject which of them; absent for the orders of former releases, which were all there were
 * @param activeSlot the order or authorisation while the command is unfinished; its unique key keeps a second one out
 */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record CommandRow(
        String id,
        String mchId,
        String number,
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
        @Nullable String activeSlot,
        @Nullable String subject) {}
