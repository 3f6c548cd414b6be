package payscore.domain.violation;

import java.util.List;
import java.util.stream.Collectors;

/** A value that breaks the rules of the WeChat Pay Score API; thrown before anything is stored or sent. */
public final class InvalidTerms extends RuntimeException {
    private final transient List<Violation> violations;

    public InvalidTerms(List<Violation> violations) {
        super(violations.stream().map(v -> v.pointer() + " " + v.rule()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** The checked value as a whole breaks {@code rule}. */
    public static InvalidTerms because(String rule) {
        return at("", rule);
    }

    /** The field at {@code pointer} of the checked value breaks {@code rule}. */
    public static InvalidTerms at(String pointer, String rule) {
        return new InvalidTerms(List.of(new Violation(pointer, rule)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
