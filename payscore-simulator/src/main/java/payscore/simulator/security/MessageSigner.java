package payscore.simulator.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The five {@code Wechatpay-*} headers of an answer or a callback, honest or spoilt on purpose. */
public final class MessageSigner {
    private static final int NONCE_LENGTH = 32;
    private static final String PROBE = "WECHATPAY/SIGNTEST/";
    private static final Duration STALE = Duration.ofMinutes(10);

    /** How honest the signature is. */
    public enum Honesty {
        GOOD,
        /** A well-formed signature that is not one of this message: what another's key would make of it. */
        FOREIGN,
        /** WeChat's own probe. */
        PROBE,
        /** No Wechatpay headers at all. */
        ABSENT,
        /** A good signature dated ten minutes ago. */
        STALE,
        /** A good signature under a serial nobody knows. */
        UNKNOWN_SERIAL
    }

    private final Nonces nonces;

    public MessageSigner(Nonces nonces) {
        this.nonces = nonces;
    }

    /** The headers for a message with this body; empty for {@link Honesty#ABSENT}. */
    public Map<String, String> headers(SigningKey key, Instant now, byte[] body, Honesty honesty) {
        if (honesty == Honesty.ABSENT) {
            return Map.of();
        }
        Instant dated = honesty == Honesty.STALE ? now.minus(STALE) : now;
        String timestamp = String.valueOf(dated.getEpochSecond());
        String nonce = nonces.letters(NONCE_LENGTH);
        String signedNonce = honesty == Honesty.FOREIGN ? nonce + "0" : nonce;
        String signature = RsaSignature.sign(key.key(), message(timestamp, signedNonce, body));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", honesty == Honesty.PROBE ? PROBE + signature.substring(20) : signature);
        headers.put("Wechatpay-Serial", honesty == Honesty.UNKNOWN_SERIAL ? nonces.hex(40) : key.serial());
        headers.put("Wechatpay-Signature-Type", RsaSignature.SCHEME);
        return headers;
    }

    /** Timestamp, nonce and body, each line ended by a line feed. */
    public static byte[] message(String timestamp, String nonce, byte[] body) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        message.write('\n');
        return message.toByteArray();
    }
}
