package payscore.domain.violation;

/**
 * Text as WeChat Pay accepts it: counted in characters (code points), UTF-8 of at most three bytes a character.
 * Control characters are refused as well: they have no place in an order and would only travel into logs and pages.
 */
public final class WireText {
    private WireText() {}

    /**
     * @param lengthMax "string(n)" of the API reference: n characters, a Chinese character counts one
     * @return {@code text} itself
     * @throws InvalidTerms naming the rule it breaks
     */
    public static String checked(String text, int lengthMax) {
        var length = text.codePointCount(0, text.length());
        if (length < 1 || length > lengthMax) {
            throw InvalidTerms.because("must have 1 to " + lengthMax + " characters");
        }
        if (text.codePoints().anyMatch(c -> c > 0xFFFF || Character.getType(c) == Character.SURROGATE)) {
            throw InvalidTerms.because("must not contain 4-byte characters such as emoji");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw InvalidTerms.because("must not contain control characters");
        }
        return text;
    }
}
