package payscore.adapter.wechat.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Undecryptable;
import payscore.adapter.wechat.signing.SignatureHeaders;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.Verdict;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.OrderReport;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;

/**
 * Takes in one callback: signature over the raw bytes, envelope, decryption, identity, then the inbox. What is not WeChat's
 * leaves a count and nothing else. What is WeChat's is kept even if it does not open, so that a wrong key loses nothing.
 */
public final class NotificationIntake {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationIntake.class);
    private static final String METER = "payscore.wechat.notifications";

    private final Credentials credentials;
    private final Merchants merchants;
    private final SignatureVerifier verifier;
    private final VerificationKeys keys;
    private final ReceiveNotification receiving;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final ConcurrentMap<MchId, Integer> unopened = new ConcurrentHashMap<>();

    public NotificationIntake(Credentials credentials, Merchants merchants, SignatureVerifier verifier,
            VerificationKeys keys, ReceiveNotification receiving, InstantSource clock, MeterRegistry meters) {
        this.credentials = credentials;
        this.merchants = merchants;
        this.verifier = verifier;
        this.keys = keys;
        this.receiving = receiving;
        this.clock = clock;
        this.meters = meters;
    }

    /** How many notifications in a row did not open with the merchant's API v3 key. */
    public int unopenedInARow(MchId mchId) {
        return unopened.getOrDefault(mchId, 0);
    }

    boolean isKnown(MchId mchId) {
        return credentials.find(mchId).isPresent();
    }

    /** Refused before anything was looked at. */
    Reception refused(Reception reception) {
        count(reception.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return reception;
    }

    /** @param headers empty when they are not complete */
    public Reception take(MchId mchId, Optional<SignatureHeaders> headers, byte[] body) {
        var merchant = credentials.find(mchId);
        if (merchant.isEmpty()) {
            return refused(Reception.UNKNOWN_MERCHANT);
        }
        var verdict = verifier.verify(headers, body, keys.of(merchant.get()));
        if (verdict != Verdict.VALID || headers.isEmpty()) {
            count(verdict.word());
            LOG.info("A callback to merchant {} is not WeChat's: {}", mchId, verdict.word());
            return Reception.NOT_AUTHENTIC;
        }
        var waiting = Timer.start(meters);
        var reception = takeVerified(merchant.get(), headers.get().serial(), body);
        // How long WeChat waited; after five seconds it takes any answer for none.
        waiting.stop(meters.timer(METER + ".acknowledged"));
        return reception;
    }

    private Reception takeVerified(MerchantCredentials merchant, String serial, byte[] body) {
        try {
            var envelope = Envelope.read(body);
            var notification = new Notification(merchant.mchId(), envelope.id(), envelope.eventType(), serial,
                    clock.instant(), RequestBody.of(body));
            var inspection = lookInto(envelope, merchant);
            unopened.compute(merchant.mchId(), (mchId, before) -> inspection == Inspection.UNDECRYPTABLE
                    ? Objects.requireNonNullElse(before, 0) + 1
                    : 0);
            return keep(notification, inspection);
        } catch (Malformed e) {
            LOG.error("WeChat signed a callback to merchant {} that is no notification: {}", merchant.mchId(),
                    e.getMessage());
            return refused(Reception.MALFORMED);
        }
    }

    private Inspection lookInto(Envelope envelope, MerchantCredentials merchant) {
        var mchId = merchant.mchId();
        try {
            var report = OrderReport.read(envelope.open(merchant));
            if (Ownership.isOf(mchId, report, merchants)) {
                return Inspection.OURS;
            }
            LOG.error("WeChat signed notification {} for merchant {} about somebody else", envelope.id(), mchId);
            return Inspection.FOREIGN;
        } catch (Undecryptable e) {
            LOG.error("Notification {} does not open with the API v3 key of merchant {}: the key is wrong",
                    envelope.id(), mchId);
            return Inspection.UNDECRYPTABLE;
        } catch (Malformed e) {
            LOG.error("Notification {} to merchant {} opens but cannot be read: {}", envelope.id(), mchId,
                    e.getMessage());
            return Inspection.UNREADABLE;
        }
    }

    private Reception keep(Notification notification, Inspection inspection) {
        try {
            receiving.receive(notification);
        } catch (RuntimeException e) {
            LOG.error("Notification {} to merchant {} could not be kept", notification.id(), notification.mchId(), e);
            return refused(Reception.NOT_KEPT);
        }
        count(inspection.name().toLowerCase(Locale.ROOT));
        return switch (inspection) {
            case OURS, FOREIGN, UNREADABLE -> Reception.KEPT;
            case UNDECRYPTABLE -> Reception.UNDECRYPTABLE;
        };
    }

    private void count(String outcome) {
        meters.counter(METER, "outcome", outcome).increment();
    }

    /** What a verified notification turned out to be. */
    private enum Inspection {
        OURS,
        FOREIGN,
        UNREADABLE,
        /** WeChat must send it again, and goes on doing so until the key is right. */
        UNDECRYPTABLE
    }
}
