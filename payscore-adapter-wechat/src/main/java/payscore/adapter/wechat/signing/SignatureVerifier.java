package payscore.adapter.wechat.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies WeChat's signature over the raw bytes of an answer or a callback, before anything is parsed (security
 * reference §5). It cannot be switched off and it fails closed: whatever goes wrong is a verdict, never an exception.
 */
public final class SignatureVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifier.class);
    private static final Duration AGE_MAX = Duration.ofMinutes(5);
    private static final String PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

    private final InstantSource clock;

    public SignatureVerifier(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param headers empty when they are not complete
     * @param keyOf the merchant's key of an id or a serial number
     */
    public Verdict verify(
            Optional<SignatureHeaders> headers, byte[] body, Function<String, Optional<PublicKey>> keyOf) {
        try {
            return headers.map(h -> verify(h, body, keyOf)).orElse(Verdict.MISSING_HEADERS);
        } catch (RuntimeException e) {
            LOG.error("The verification of a message failed", e);
            return Verdict.FAILED;
        }
    }

    /** Whether WeChat signed it at some time, however long ago. That makes it no message to act on. */
    public boolean isSigned(
            Optional<SignatureHeaders> headers, byte[] body, Function<String, Optional<PublicKey>> keyOf) {
        return headers.flatMap(h -> keyOf.apply(h.serial()).map(key -> isSignedBy(key, h, body))).orElse(false);
    }

    private Verdict verify(SignatureHeaders headers, byte[] body, Function<String, Optional<PublicKey>> keyOf) {
        if (headers.type().filter(type -> !type.equals(RequestSigner.SCHEME)).isPresent()) {
            return Verdict.OTHER_SCHEME;
        }
        if (!isFresh(headers)) {
            return Verdict.STALE;
        }
        var key = keyOf.apply(headers.serial());
        if (key.isEmpty()) {
            return Verdict.UNKNOWN_SERIAL;
        }
        if (isSignedBy(key.get(), headers, body)) {
            return Verdict.VALID;
        }
        return headers.signature().startsWith(PROBE_PREFIX) ? Verdict.PROBE : Verdict.WRONG_SIGNATURE;
    }

    private boolean isFresh(SignatureHeaders headers) {
        try {
            return headers.signedAt().map(at -> Duration.between(at, clock.instant()).abs())
                    .filter(age -> age.compareTo(AGE_MAX) < 0).isPresent();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static boolean isSignedBy(PublicKey key, SignatureHeaders headers, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((headers.timestamp() + "\n" + headers.nonce() + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            return signature.verify(Base64.getDecoder().decode(headers.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A probe need not even be base64.
            return false;
        }
    }
}
