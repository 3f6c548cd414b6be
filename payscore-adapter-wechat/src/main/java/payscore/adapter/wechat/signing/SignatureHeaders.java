package payscore.adapter.wechat.signing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code Wechatpay-*} headers of an answer or a callback.
 *
 * @param type may be absent; the others may not
 */
public record SignatureHeaders(String timestamp, String nonce, String signature, String serial, Optional<String> type) {
    private static final String PREFIX = "Wechatpay-";

    /**
     * @param valuesOf all values of a header, by its name without regard to case
     * @return empty when a header is missing or not unique: there is no telling which one is meant
     */
    public static Optional<SignatureHeaders> from(Function<String, List<String>> valuesOf) {
        var timestamp = only(valuesOf.apply(PREFIX + "Timestamp"));
        var nonce = only(valuesOf.apply(PREFIX + "Nonce"));
        var signature = only(valuesOf.apply(PREFIX + "Signature"));
        var serial = only(valuesOf.apply(PREFIX + "Serial"));
        var types = valuesOf.apply(PREFIX + "Signature-Type");
        if (timestamp.isEmpty() || nonce.isEmpty() || signature.isEmpty() || serial.isEmpty() || types.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new SignatureHeaders(
                timestamp.get(), nonce.get(), signature.get(), serial.get(), types.stream().findFirst()));
    }

    /** By WeChat's clock; empty when the timestamp is none. */
    public Optional<Instant> signedAt() {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(value -> !value.isBlank()) : Optional.empty();
    }
}
