package payscore.domain.terms;

import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/** {@code location} (API reference §1.4), string(50) each; an end is only allowed together with a start. */
public record ServiceLocation(Optional<String> startLocation, Optional<String> endLocation) {
    static final int LENGTH_MAX = 50;

    public ServiceLocation {
        var violations = new Violations();
        startLocation.ifPresent(text -> violations.at("/start_location", () -> WireText.checked(text, LENGTH_MAX)));
        endLocation.ifPresent(text -> violations.at("/end_location", () -> WireText.checked(text, LENGTH_MAX)));
        violations.require(startLocation.isPresent(), "/start_location", "is required");
        violations.throwIfAny();
    }
}
