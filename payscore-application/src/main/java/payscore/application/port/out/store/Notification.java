package payscore.application.port.out.store;

import java.time.Instant;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrderKey;

/**
 * A callback of WeChat that passed verification.
 *
 * @param id WeChat's {@code id} of the notification, kept across its retries
 * @param eventType WeChat's {@code event_type}
 * @param serial the key that verified it
 * @param receivedAt our clock
 * @param body the envelope as it came, still encrypted by WeChat
 * @param bucket the one of the order it is about; of its own id while it does not open
 */
public record Notification(
        MchId mchId, String id, String eventType, String serial, Instant receivedAt, RequestBody body, Bucket bucket) {
    /** One that says nothing of an order yet. */
    public Notification(
            MchId mchId, String id, String eventType, String serial, Instant receivedAt, RequestBody body) {
        this(mchId, id, eventType, serial, receivedAt, body, Bucket.of(mchId + "/" + id));
    }

    public Notification about(ServiceOrderKey key) {
        return new Notification(mchId, id, eventType, serial, receivedAt, body, Bucket.of(key));
    }
}
