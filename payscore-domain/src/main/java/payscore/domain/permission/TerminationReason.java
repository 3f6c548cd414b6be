package payscore.domain.permission;

import payscore.domain.violation.WireText;

/** {@code reason} of a termination: required, string(50). */
public record TerminationReason(String value) {
    public TerminationReason {
        WireText.checked(value, 50);
    }
}
