package payscore.domain.money;

import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * {@code risk_fund} (API reference §1.5): the amount against which WeChat checks the user's risk.
 *
 * @param amount more than 0 fen, at most the service's ceiling
 * @param description string(30)
 */
public record RiskFund(RiskFundName name, Fen amount, Optional<String> description) {
    public RiskFund {
        var violations = new Violations();
        violations.require(!amount.isZero(), "/amount", "must be more than 0 fen");
        description.ifPresent(text -> violations.at("/description", () -> WireText.checked(text, 30)));
        violations.throwIfAny();
    }
}
