package payscore.domain.refund;

import java.nio.charset.StandardCharsets;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.WireText;

/** What is sent to WeChat encrypted with its key: no longer than that key can encrypt. */
final class EncryptedText {
    /** What RSA-OAEP with SHA-1 takes under a key of 2048 bits: 256 bytes less twice the hash and two. */
    private static final int BYTES_MAX = 256 - 2 * 20 - 2;

    private EncryptedText() {}

    static void check(String text) {
        WireText.checked(text, BYTES_MAX);
        if (text.isBlank()) {
            throw InvalidTerms.because("must not be blank");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw InvalidTerms.because("must have at most " + BYTES_MAX + " bytes in UTF-8");
        }
    }
}
