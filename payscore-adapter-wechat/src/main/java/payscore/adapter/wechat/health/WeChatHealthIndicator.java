package payscore.adapter.wechat.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;

/**
 * Readiness towards WeChat, merchant by merchant. WeChat being unreachable does not take the service out: orders are accepted and
 * settled later. Only when no merchant has a key to verify anything with is there nothing it could do.
 */
public final class WeChatHealthIndicator implements HealthIndicator {
    /** One failed call says little; this many in a row say that WeChat is not there. */
    private static final int FAILURES_TO_BE_UNREACHABLE = 3;

    private final Credentials credentials;
    private final VerificationKeys keys;
    private final Contacts contacts;
    private final InstantSource clock;

    public WeChatHealthIndicator(
            Credentials credentials, VerificationKeys keys, Contacts contacts, InstantSource clock) {
        this.credentials = credentials;
        this.keys = keys;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var health = credentials.all().stream().anyMatch(keys::areUsableFor) ? Health.up() : Health.outOfService();
        credentials.all().forEach(merchant -> health.withDetail(merchant.mchId().value(), report(merchant)));
        return health.build();
    }

    private Map<String, Object> report(MerchantCredentials merchant) {
        var contact = contacts.of(merchant.mchId());
        var report = new LinkedHashMap<String, Object>();
        report.put("keys", keysOf(merchant));
        report.put("wechat", standing(contact));
        contact.verifiedAt().ifPresent(at -> report.put(
                "lastVerifiedAnswerSecondsAgo", Duration.between(at, clock.instant()).toSeconds()));
        if (contact.failures() > 0) {
            report.put("failuresSince", contact.failures());
            report.put("lastFailure", contact.lastFailure());
        }
        return report;
    }

    private String keysOf(MerchantCredentials merchant) {
        var certificates = keys.certificateCount(merchant);
        var also = certificates == 0 ? "" : " and " + certificates + " platform certificates";
        return merchant.publicKey()
                .map(key -> key.id() + also)
                .orElseGet(() -> certificates > 0
                        ? certificates + " platform certificates"
                        : keys.areUsableFor(merchant)
                                ? "platform certificates, not downloaded yet"
                                : "none: platform certificates could not be downloaded");
    }

    private static String standing(Contacts.Contact contact) {
        if (contact.failures() >= FAILURES_TO_BE_UNREACHABLE) {
            return "unreachable";
        }
        if (contact.verifiedAt().isPresent()) {
            return "reachable";
        }
        return contact.failures() > 0 ? "not verified yet" : "not contacted yet";
    }
}
