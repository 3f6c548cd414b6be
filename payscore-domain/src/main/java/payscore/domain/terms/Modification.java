package payscore.domain.terms;

import payscore.domain.money.Fen;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * A new, lower amount for a completed order that is not paid yet (API reference §A4).
 *
 * @param reason string(50)
 */
public record Modification(SettledAmount amount, String reason) {
    public Modification {
        var violations = new Violations();
        violations.at("/reason", () -> WireText.checked(reason, 50));
        violations.require(
                !amount.total().isZero(), "/total_amount", "must be more than 0 fen; cancel the order instead");
        violations.throwIfAny();
    }

    /** @throws InvalidTerms unless the total is strictly lower than what is being collected */
    public void checkLowers(Fen current) {
        if (amount.total().compareTo(current) >= 0) {
            throw InvalidTerms.at("/total_amount", "must be lower than the present total of " + current);
        }
    }
}
