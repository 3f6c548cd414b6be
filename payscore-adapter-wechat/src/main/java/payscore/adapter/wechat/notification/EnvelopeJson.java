package payscore.adapter.wechat.notification;

import java.util.Optional;

/** The envelope of every notification (notifications reference §2). */
record EnvelopeJson(String id, Optional<String> createTime, String eventType, ResourceJson resource) {
    record ResourceJson(String algorithm, String nonce, Optional<String> associatedData, String ciphertext) {}
}
