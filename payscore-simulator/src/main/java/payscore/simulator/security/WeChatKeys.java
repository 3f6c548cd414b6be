package payscore.simulator.security;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * WeChat's own keys: the WeChat Pay public key pair under its id, and the platform certificates of the older mode.
 *
 * @param publicKeyId what merchants configure beside the public key, {@code PUB_KEY_ID_…}
 * @param certificates newest last; empty means a merchant of the newest kind, which has the public key only
 */
public record WeChatKeys(
        String publicKeyId, PrivateKey privateKey, PublicKey publicKey, List<PlatformCertificate> certificates) {
    private static final int CERTIFICATE_YEARS = 5;

    public WeChatKeys {
        certificates = List.copyOf(certificates);
    }

    /** A fresh key pair and one platform certificate for a second pair. */
    public static WeChatKeys generate(Instant now) {
        return generate(now, Pem.RSA_BITS);
    }

    /**
     * Keys just long enough for the signature scheme (512 bits), for simulations in which signing must cost next to nothing.
     * They protect nothing, and clients that insist on the usual length refuse them.
     */
    public static WeChatKeys throwAway(Instant now) {
        return generate(now, Pem.RSA_BITS_MIN);
    }

    private static WeChatKeys generate(Instant now, int bits) {
        KeyPair pair = Pem.newKeyPair(bits);
        KeyPair platform = Pem.newKeyPair(bits);
        Instant from = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(365L * CERTIFICATE_YEARS, ChronoUnit.DAYS);
        return new WeChatKeys(
                "PUB_KEY_ID_" + Nonces.secure().digits(34),
                pair.getPrivate(),
                pair.getPublic(),
                List.of(PlatformCertificate.issue(platform, from, until)));
    }

    public SigningKey publicKeySigner() {
        return new SigningKey(publicKeyId, privateKey);
    }

    /** The newest certificate's key, where there is one. */
    public Optional<SigningKey> certificateSigner() {
        return certificates.isEmpty()
                ? Optional.empty()
                : Optional.of(certificates.getLast().signingKey());
    }

    /** The private key behind the one a merchant names as encrypting with; empty for a name that is none of ours. */
    public Optional<PrivateKey> named(String serial) {
        return serial.equals(publicKeyId)
                ? Optional.of(privateKey)
                : certificates.stream().filter(certificate -> certificate.serial().equals(serial)).findFirst()
                        .map(certificate -> certificate.signingKey().key());
    }

    /** The key an answer is signed with: what the request's {@code Wechatpay-Serial} names, else the certificate. */
    public SigningKey signerNamed(Optional<String> serial) {
        if (serial.isPresent() && serial.get().equals(publicKeyId)) {
            return publicKeySigner();
        }
        return certificates.stream()
                .filter(certificate -> serial.isPresent() && serial.get().equals(certificate.serial()))
                .findFirst()
                .map(PlatformCertificate::signingKey)
                .or(this::certificateSigner)
                .orElseGet(this::publicKeySigner);
    }

    @Override
    public String toString() {
        return "WeChatKeys[" + publicKeyId + ", " + certificates + "]";
    }
}
