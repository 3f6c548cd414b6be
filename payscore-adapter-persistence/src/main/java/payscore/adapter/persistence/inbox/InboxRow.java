package payscore.adapter.persistence.inbox;

/** A row of {@code inbox} as far as it is read back; times in epoch milliseconds. */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record InboxRow(
        String mchId, String notificationId, String eventType, String serial, long receivedAt, byte[] body,
        int attempts, int bucket) {}
