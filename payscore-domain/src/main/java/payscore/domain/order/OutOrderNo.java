package payscore.domain.order;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/**
 * {@code out_order_no}: the merchant's number for the order, unique per merchant number and never reused. 1 to 32 digits, letters,
 * {@code _ - * |}; upper and lower case differ.
 */
public record OutOrderNo(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_*|-]{1,32}");

    public OutOrderNo {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms
                    .because("must be 1 to 32 digits, letters, underscores, hyphens, asterisks or vertical bars");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
