package payscore.domain.merchant;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/**
 * WeChat's {@code appid}, bound to the merchant number and to the service. Create, launch, cancel, complete, modify and
 * sync of one order must all name the one used at creation (error 4108 on the phone otherwise).
 */
public record AppId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{1,32}");

    public AppId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms.because("must be 1 to 32 letters or digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
