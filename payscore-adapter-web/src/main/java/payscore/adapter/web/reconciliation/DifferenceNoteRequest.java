package payscore.adapter.web.reconciliation;

import payscore.domain.reconciliation.DifferenceNote;
import payscore.domain.violation.Violations;

/**
 * What the merchant writes beside a difference.
 *
 * @param note 1 to 200 characters
 */
record DifferenceNoteRequest(String note) {
    /** @throws payscore.domain.violation.InvalidTerms when it cannot be kept */
    DifferenceNote toNote() {
        var violations = new Violations();
        var checked = violations.at("/note", () -> new DifferenceNote(note));
        violations.throwIfAny();
        return checked.orElseThrow();
    }
}
