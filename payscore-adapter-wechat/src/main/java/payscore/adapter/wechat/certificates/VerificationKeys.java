package payscore.adapter.wechat.certificates;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.domain.merchant.MchId;

/**
 * The key rings of all merchants. Public key and certificates stand side by side and every message is dispatched by the serial it
 * names, because WeChat switches a merchant over gradually (security reference §6); no merchant's ring opens to another's key.
 */
public final class VerificationKeys {
    private final ConcurrentMap<MchId, PlatformCertificates> certificates = new ConcurrentHashMap<>();
    private final Function<MchId, PlatformCertificates> making;

    /** @param deadline for one download of certificates */
    public VerificationKeys(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            InstantSource clock, Duration deadline) {
        making = mchId -> new PlatformCertificates(mchId, credentials, transport, verifier, clock, deadline);
    }

    /** The merchant's key of an id or a serial number; may download certificates. */
    public Function<String, Optional<PublicKey>> of(MerchantCredentials merchant) {
        return serial -> {
            if (serial.startsWith(WeChatPublicKey.ID_PREFIX)) {
                return merchant.publicKey().filter(key -> key.id().equals(serial)).map(WeChatPublicKey::key);
            }
            return PlatformCertificates.CERTIFICATE_SERIAL.matcher(serial).matches()
                    ? certificates(merchant).find(serial)
                    : Optional.empty();
        };
    }

    /** The key to encrypt with: the public key, else the newest platform certificate; may download certificates. */
    public Optional<EncryptionKey> encrypting(MerchantCredentials merchant) {
        return merchant.publicKey().map(key -> new EncryptionKey(key.id(), key.key()))
                .or(() -> certificates(merchant).newest());
    }

    /** Whether messages to this merchant can be verified, as far as is known without asking WeChat. */
    public boolean areUsableFor(MerchantCredentials merchant) {
        return merchant.publicKey().isPresent()
                || certificates(merchant).areUsable();
    }

    /** How many platform certificates are held. */
    public int certificateCount(MerchantCredentials merchant) {
        return certificates(merchant).count();
    }

    /** When each platform certificate, by its serial number, expires. */
    public Map<String, Instant> certificateExpiries(MerchantCredentials merchant) {
        return certificates(merchant).expiries();
    }

    private PlatformCertificates certificates(MerchantCredentials merchant) {
        return certificates.computeIfAbsent(merchant.mchId(), making);
    }
}
