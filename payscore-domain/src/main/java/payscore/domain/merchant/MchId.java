package payscore.domain.merchant;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/** A merchant number, WeChat's {@code mchid}: up to 32 digits. An order belongs to one for ever. */
public record MchId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,32}");

    public MchId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms.because("must be 1 to 32 digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
