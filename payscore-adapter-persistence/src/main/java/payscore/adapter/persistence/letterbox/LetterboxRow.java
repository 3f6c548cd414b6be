package payscore.adapter.persistence.letterbox;

import payscore.application.port.out.store.Notification;

/** A new row of {@code inbox}; times in epoch milliseconds. */
@SuppressWarnings("ArrayRecordComponent") // a row is carried, never compared
record LetterboxRow(
        String mchId,
        String notificationId,
        String eventType,
        String serial,
        long receivedAt,
        byte[] body,
        int bucket) {
    static LetterboxRow of(Notification notification) {
        return new LetterboxRow(notification.mchId().value(), notification.id(), notification.eventType(),
                notification.serial(), notification.receivedAt().toEpochMilli(), notification.body().bytes(),
                notification.bucket().number());
    }
}
