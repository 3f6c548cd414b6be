package payscore.adapter.wechat.certificates;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.Pem;
import payscore.adapter.wechat.keys.Undecryptable;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.Verdict;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.WireJson;
import payscore.domain.merchant.MchId;

/**
 * The platform certificates of one merchant. They are downloaded when somebody needs them and at no other time: start-up works
 * with WeChat unreachable. A new certificate is listed a day before WeChat signs with it, so an hourly look is plenty; an unknown
 * serial number asks once more, but never more often than every five minutes, whoever sends it. When a download fails, what is
 * held stays in use.
 */
final class PlatformCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformCertificates.class);
    static final Pattern CERTIFICATE_SERIAL = Pattern.compile("[0-9A-Fa-f]{1,64}");
    private static final Duration FRESH_FOR = Duration.ofHours(1);
    private static final Duration BETWEEN_DOWNLOADS_MIN = Duration.ofMinutes(5);

    private final MchId mchId;
    private final Credentials credentials;
    private final WeChatTransport transport;
    private final SignatureVerifier verifier;
    private final InstantSource clock;
    private final Duration deadline;
    private final ReentrantLock downloading = new ReentrantLock();
    private volatile Held held = new Held(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    PlatformCertificates(MchId mchId, Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            InstantSource clock, Duration deadline) {
        this.mchId = mchId;
        this.credentials = credentials;
        this.transport = transport;
        this.verifier = verifier;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** The key of a certificate that is valid now; downloads first when that is due. */
    Optional<PublicKey> find(String serial) {
        var known = held.valid(serial, clock.instant());
        if (known.isPresent() && !held.isOlderThan(FRESH_FOR, clock.instant())) {
            return known;
        }
        downloadIfDue();
        return held.valid(serial, clock.instant());
    }

    /** The certificate valid now that starts latest; downloads first when that is due. */
    Optional<EncryptionKey> newest() {
        if (held.isOlderThan(FRESH_FOR, clock.instant())) {
            downloadIfDue();
        }
        var now = clock.instant();
        return held.bySerial().entrySet().stream().filter(entry -> Validity.of(entry.getValue()).includes(now))
                .max(Comparator.comparing(entry -> Validity.of(entry.getValue()).from()))
                .map(entry -> new EncryptionKey(entry.getKey(), entry.getValue().getPublicKey()));
    }

    /** Whether a message could be verified: a valid certificate is held, or nobody has asked for one yet. */
    boolean areUsable() {
        var now = clock.instant();
        return held.triedAt().isEmpty()
                || held.bySerial().values().stream().anyMatch(c -> Validity.of(c).includes(now));
    }

    int count() {
        return held.bySerial().size();
    }

    /** When each of them, by its serial number, expires. */
    Map<String, Instant> expiries() {
        var expiries = new TreeMap<String, Instant>();
        held.bySerial().forEach((serial, certificate) -> expiries.put(
                serial, Validity.of(certificate).until()));
        return expiries;
    }

    private void downloadIfDue() {
        if (!isDue()) {
            return;
        }
        try {
            // Whoever comes second waits for the download that is under way instead of being refused for want of a key.
            if (downloading.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (isDue()) {
                        download();
                    }
                } finally {
                    downloading.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue() {
        // Other keys are a reason to try at once: perhaps the former ones were why it failed.
        return !held.triedWith().equals(credentials.find(mchId)) || held.triedAt()
                .map(tried -> !clock.instant().isBefore(tried.plus(BETWEEN_DOWNLOADS_MIN)))
                .orElse(true);
    }

    /** With the keys the merchant has now, which may not be those of the download before. */
    private void download() {
        credentials.find(mchId).ifPresent(this::download);
    }

    private void download(MerchantCredentials merchant) {
        var now = clock.instant();
        held = new Held(held.bySerial(), held.fetchedAt(), Optional.of(now), Optional.of(merchant));
        switch (transport.exchange(merchant, Request.get("/v3/certificates"), deadline)) {
            case Exchange.NoAnswer(var cause) -> warn(cause);
            case Exchange.NotSent(var cause) -> warn(cause);
            case Exchange.Answered answer when answer.status() != 200 -> warn("status " + answer.status());
            case Exchange.Answered answer -> {
                try {
                    held = new Held(verified(merchant, answer), Optional.of(now), Optional.of(now),
                            Optional.of(merchant));
                    LOG.info("Merchant {} holds {} platform certificates", mchId, held.bySerial().size());
                } catch (Malformed | Undecryptable | GeneralSecurityException e) {
                    warn(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /**
     * The very first answer can only be verified with a certificate it contains. That is sound because only WeChat and the merchant
     * know the API v3 key it is encrypted with.
     */
    private Map<String, X509Certificate> verified(MerchantCredentials merchant, Exchange.Answered answer)
            throws Malformed, Undecryptable, GeneralSecurityException {
        var told = new HashMap<String, X509Certificate>();
        for (var entry : WireJson.read(answer.body(), CertificatesJson.class).data()) {
            var sealed = entry.encryptCertificate();
            var certificate = Pem.certificate(new String(merchant
                    .open(sealed.algorithm(), sealed.nonce(), sealed.associatedData(), sealed.ciphertext()),
                    StandardCharsets.UTF_8));
            if (!certificate.getSerialNumber().equals(new BigInteger(serialOf(entry), 16))) {
                throw new Malformed("a certificate with another serial number than the list says");
            }
            told.put(entry.serialNo().toUpperCase(Locale.ROOT), certificate);
        }
        var candidates = new Held(told, Optional.empty(), Optional.empty(), Optional.empty());
        var verdict = verifier.verify(answer.signatureHeaders(), answer.body(), serial -> merchant.publicKey()
                .filter(key -> key.id().equals(serial)).map(key -> key.key())
                .or(() -> candidates.valid(serial, clock.instant())));
        if (verdict != Verdict.VALID) {
            throw new Malformed(verdict.word());
        }
        return Map.copyOf(told);
    }

    private static String serialOf(CertificatesJson.Entry entry) throws Malformed {
        if (!CERTIFICATE_SERIAL.matcher(entry.serialNo()).matches()) {
            throw new Malformed("a serial number that is none");
        }
        return entry.serialNo();
    }

    private void warn(String cause) {
        LOG.warn("Platform certificates of merchant {} could not be downloaded: {}", mchId, cause);
    }

    /**
     * @param fetchedAt when the last download succeeded
     * @param triedAt when the last download began
     * @param triedWith the merchant's keys at that time
     */
    private record Held(Map<String, X509Certificate> bySerial, Optional<Instant> fetchedAt,
            Optional<Instant> triedAt, Optional<MerchantCredentials> triedWith) {
        Optional<PublicKey> valid(String serial, Instant now) {
            return Optional.ofNullable(bySerial.get(serial.toUpperCase(Locale.ROOT)))
                    .filter(certificate -> Validity.of(certificate).includes(now))
                    .map(X509Certificate::getPublicKey);
        }

        boolean isOlderThan(Duration age, Instant now) {
            return fetchedAt.map(at -> !now.isBefore(at.plus(age))).orElse(true);
        }
    }
}
