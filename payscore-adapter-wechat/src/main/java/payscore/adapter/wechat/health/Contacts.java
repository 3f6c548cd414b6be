package payscore.adapter.wechat.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import payscore.domain.merchant.MchId;

/**
 * Remembers how the last calls to WeChat went, per merchant, and how far our clock was from WeChat's; nothing else depends on it but
 * the health report.
 */
public final class Contacts {
    private final ConcurrentMap<MchId, Contact> byMerchant = new ConcurrentHashMap<>();
    private volatile ClockSkew skew = ClockSkew.NONE;
    private final InstantSource clock;

    public Contacts(InstantSource clock) {
        this.clock = clock;
    }

    /** WeChat gave an answer that was verified, whatever it said. */
    public void verified(MchId mchId) {
        byMerchant.put(mchId, new Contact(Optional.of(clock.instant()), 0, ""));
    }

    /** @param cause few distinct words */
    public void failed(MchId mchId, String cause) {
        byMerchant.merge(mchId, new Contact(Optional.empty(), 1, cause),
                (before, first) -> new Contact(before.verifiedAt(), before.failures() + 1, cause));
    }

    /**
     * An answer that WeChat certainly signed has come just now.
     *
     * @param theirs WeChat's clock when it signed, in whole seconds
     * @param askedAt our clock when we asked
     */
    public synchronized void compareClocks(Instant theirs, Instant askedAt) {
        var now = ClockSkew.between(theirs, askedAt, clock.instant());
        now.logUnlessLike(skew);
        skew = now;
    }

    /** How far our clock is ahead of WeChat's, in seconds; negative when it is behind, zero while nobody knows. */
    public long clockSkewSeconds() {
        return skew.ahead().toSeconds();
    }

    ClockSkew clockSkew() {
        return skew;
    }

    Contact of(MchId mchId) {
        return byMerchant.getOrDefault(mchId, Contact.NONE);
    }

    /**
     * @param verifiedAt when the last verified answer came
     * @param failures calls without a verified answer since then
     * @param lastFailure the cause of the last of them
     */
    record Contact(Optional<Instant> verifiedAt, int failures, String lastFailure) {
        static final Contact NONE = new Contact(Optional.empty(), 0, "");
    }
}
