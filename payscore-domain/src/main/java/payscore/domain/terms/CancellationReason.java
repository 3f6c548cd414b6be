package payscore.domain.terms;

import payscore.domain.violation.WireText;

/** {@code reason} of a cancellation: required, shown to the user. Its documents say 30 or 50 characters; 30 survives both. */
public record CancellationReason(String value) {
    public CancellationReason {
        WireText.checked(value, 30);
    }
}
