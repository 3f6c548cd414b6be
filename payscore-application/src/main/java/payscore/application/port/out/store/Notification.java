package payscore.application.port.out.store;

import java.time.Instant;
import payscore.domain.merchant.MchId;

/**
 * A callback of WeChat that passed verification and decryption.
 *
 * @param id WeChat's {@code id} of the notification, kept across its retries
 * @param eventType WeChat's {@code event_type}
 * @param serial the key that verified it
 * @param receivedAt our clock
 * @param body the envelope as it came, still encrypted by WeChat
 */
public record Notification(
        MchId mchId, String id, String eventType, String serial, Instant receivedAt, RequestBody body) {}
