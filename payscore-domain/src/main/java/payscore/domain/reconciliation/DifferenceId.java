package payscore.domain.reconciliation;

import java.util.regex.Pattern;
import payscore.domain.violation.InvalidTerms;

/**
 * Names a difference within its merchant and day: its kind and the number it is about. Finding it again gives the same id, so that a
 * repeated run adds nothing.
 */
public record DifferenceId(String value) implements Comparable<DifferenceId> {
    public static final int LENGTH_MAX = 96;
    private static final Pattern SHAPE = Pattern.compile("[A-Z_]{1,30}\\.[\\x21-\\x7E]{1,64}");

    public DifferenceId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms.because("must be a kind of difference, a dot, and a number");
        }
    }

    public static DifferenceId of(DifferenceKind kind, String subject) {
        return new DifferenceId(kind + "." + subject);
    }

    @Override
    public int compareTo(DifferenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
