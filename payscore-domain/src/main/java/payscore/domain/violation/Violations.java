package payscore.domain.violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects every violation of a document before refusing it, so that a caller can mend all of them at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Notes {@code rule} against {@code pointer} unless {@code holds}. */
    public Violations require(boolean holds, String pointer, String rule) {
        if (!holds) {
            found.add(new Violation(pointer, rule));
        }
        return this;
    }

    /** The value {@code part} makes; its violations are kept under {@code pointer}, and then the answer is empty. */
    public <T> Optional<T> at(String pointer, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidTerms invalid) {
            invalid.violations().forEach(v -> found.add(v.under(pointer)));
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InvalidTerms when anything was found */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidTerms(found);
        }
    }
}
