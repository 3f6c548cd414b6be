package payscore.adapter.wechat.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.domain.merchant.MchId;

/**
 * Readiness towards WeChat, merchant by merchant. WeChat being unreachable does not take the service out: orders are accepted and
 * settled later. Only when no merchant has a key to verify anything with, or when our clock is so wrong that WeChat will soon
 * believe nothing we sign, is there nothing it could do.
 */
public final class WeChatHealthIndicator implements HealthIndicator {
    /** One failed call says little; this many in a row say that WeChat is not there. */
    private static final int FAILURES_TO_BE_UNREACHABLE = 3;

    /** One may have been altered; so many in a row were encrypted with another key. */
    private static final int UNOPENED_TO_BE_WRONG = 3;

    private final Credentials credentials;
    private final VerificationKeys keys;
    private final Contacts contacts;
    private final ToIntFunction<MchId> unopened;
    private final InstantSource clock;

    /** @param unopened how many notifications in a row did not open with the merchant's API v3 key */
    public WeChatHealthIndicator(
            Credentials credentials, VerificationKeys keys, Contacts contacts,
            ToIntFunction<MchId> unopened, InstantSource clock) {
        this.credentials = credentials;
        this.keys = keys;
        this.contacts = contacts;
        this.unopened = unopened;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var hasKey = credentials.all().stream().anyMatch(keys::areUsableFor);
        var skew = contacts.clockSkew();
        var health = hasKey && skew.level() != ClockSkew.Level.UNUSABLE ? Health.up() : Health.outOfService();
        if (skew.level() != ClockSkew.Level.FINE) {
            health.withDetail("clockSecondsAheadOfWeChat", skew.ahead().toSeconds());
        }
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
        var unopenedInARow = unopened.applyAsInt(merchant.mchId());
        if (unopenedInARow >= UNOPENED_TO_BE_WRONG) {
            report.put("apiV3Key", "wrong: the last " + unopenedInARow + " notifications did not open with it");
        }
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
