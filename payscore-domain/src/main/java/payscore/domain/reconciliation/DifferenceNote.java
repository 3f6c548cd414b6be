package payscore.domain.reconciliation;

import payscore.domain.violation.WireText;

/** What the merchant writes beside a difference: one line of up to 200 characters. */
public record DifferenceNote(String value) {
    private static final int LENGTH_MAX = 200;

    public DifferenceNote {
        WireText.checked(value, LENGTH_MAX);
    }
}
