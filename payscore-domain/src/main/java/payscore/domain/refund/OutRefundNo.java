package payscore.domain.refund;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/** {@code out_refund_no}: the merchant's number for a refund, string(64); the same number refunds once. */
public record OutRefundNo(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_*|@-]{1,64}");

    public OutRefundNo {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms.because(
                    "must be 1 to 64 digits, letters, underscores, hyphens, asterisks, at signs or vertical bars");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
