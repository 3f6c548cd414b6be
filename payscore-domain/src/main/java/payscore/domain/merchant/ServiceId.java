package payscore.domain.merchant;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/** WeChat's {@code service_id}, string(32), issued by WeChat's operations; usually, but not always, 32 digits. */
public record ServiceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{1,32}");

    public ServiceId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms.because("must be 1 to 32 letters or digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
