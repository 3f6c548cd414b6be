package payscore.domain.violation;

/**
 * One broken rule.
 *
 * @param pointer JSON pointer (RFC 6901) to the field in WeChat's field terms, relative to the value that was checked
 * @param rule what the field must be, in words; never repeats the offending value
 */
public record Violation(String pointer, String rule) {
    /** The same violation seen from the value that holds the checked one. */
    public Violation under(String prefix) {
        return new Violation(prefix + pointer, rule);
    }
}
