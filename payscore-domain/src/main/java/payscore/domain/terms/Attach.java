package payscore.domain.terms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.WireText;

/** {@code attach}: the merchant's own data, handed back by WeChat. The 256 characters count the URL-encoded form. */
public record Attach(String value) {
    public static final int ENCODED_LENGTH_MAX = 256;

    public Attach {
        WireText.checked(value, ENCODED_LENGTH_MAX);
        if (URLEncoder.encode(value, StandardCharsets.UTF_8).length() > ENCODED_LENGTH_MAX) {
            throw InvalidTerms.because("must have at most " + ENCODED_LENGTH_MAX + " characters once URL-encoded");
        }
    }

    /** The form WeChat wants and echoes. */
    public String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
