package payscore.adapter.wechat.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Undecryptable;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.WireJson;

/** A notification as it came, its content still encrypted. */
final class Envelope {
    /** Documented as string(36) and string(32); the inbox keeps 64 of each. */
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");

    private static final Pattern EVENT_TYPE = Pattern.compile("[0-9A-Za-z_.]{1,64}");

    private final EnvelopeJson json;

    private Envelope(EnvelopeJson json) {
        this.json = json;
    }

    /** @throws Malformed when it is no such envelope, or its id or its event type cannot be one */
    static Envelope read(byte[] body) throws Malformed {
        var json = WireJson.read(body, EnvelopeJson.class);
        if (!ID.matcher(json.id()).matches() || !EVENT_TYPE.matcher(json.eventType()).matches()) {
            throw new Malformed("no id or no event type");
        }
        return new Envelope(json);
    }

    String id() {
        return json.id();
    }

    String eventType() {
        return json.eventType();
    }

    /** When WeChat says it happened; its forms vary and nothing depends on it. */
    Optional<Instant> createdAt() {
        try {
            return json.createTime().map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    byte[] open(MerchantCredentials merchant) throws Undecryptable {
        var sealed = json.resource();
        return merchant.open(sealed.algorithm(), sealed.nonce(), sealed.associatedData(), sealed.ciphertext());
    }
}
