package payscore.adapter.persistence.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code service_order_fact}; times in epoch milliseconds.
 *
 * @param previousDigest of the version before; {@link #NO_DIGEST} for the first
 * @param digest SHA-256 over all other columns, hexadecimal
 */
record FactRow(
        String mchId,
        String outOrderNo,
        long version,
        String kind,
        String source,
        @Nullable String sourceReference,
        @Nullable Long occurredAt,
        long learnedAt,
        String position,
        @Nullable Long amount,
        @Nullable String remark,
        String previousDigest,
        String digest) {
    static final String NO_DIGEST = "0".repeat(64);

    /** The row behind {@code before}, sealed. */
    FactRow sealedBehind(String before) {
        var open = new FactRow(mchId, outOrderNo, version, kind, source, sourceReference, occurredAt, learnedAt,
                position, amount, remark, before, NO_DIGEST);
        return new FactRow(mchId, outOrderNo, version, kind, source, sourceReference, occurredAt, learnedAt, position,
                amount, remark, before, open.digestOfContent());
    }

    boolean isIntactBehind(String before) {
        return previousDigest.equals(before) && digest.equals(digestOfContent());
    }

    private String digestOfContent() {
        var content = new StringBuilder();
        for (var field : new @Nullable Object[]{previousDigest, mchId, outOrderNo, version, kind, source,
                sourceReference, occurredAt, learnedAt, position, amount, remark}) {
            append(content, field);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** With its length, so that no two contents read alike. */
    private static void append(StringBuilder content, @Nullable Object field) {
        if (field == null) {
            content.append('-');
        } else {
            var text = field.toString();
            content.append(text.length()).append(':').append(text);
        }
    }
}
