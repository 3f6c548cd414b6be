package payscore.domain.terms;

import java.util.Optional;
import payscore.domain.merchant.Service;
import payscore.domain.money.Fen;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * A new, lower amount for a completed order that is not paid yet (API reference §A4).
 *
 * @param reason string(50)
 * @param replaced the modification before it that WeChat carried out; it counts again if WeChat refuses this one
 */
public record Modification(
        SettledAmount amount, String reason, Optional<Device> device, Optional<Modification> replaced) {
    public Modification {
        var violations = new Violations();
        violations.at("/reason", () -> WireText.checked(reason, 50));
        violations.require(
                !amount.total().isZero(), "/total_amount", "must be more than 0 fen; cancel the order instead");
        violations.throwIfAny();
    }

    public Modification(SettledAmount amount, String reason) {
        this(amount, reason, Optional.empty(), Optional.empty());
    }

    /** The same over {@code earlier}; what that one had replaced is forgotten. */
    public Modification replacing(Optional<Modification> earlier) {
        return new Modification(amount, reason, device, earlier.map(
                known -> new Modification(known.amount, known.reason, known.device, Optional.empty())));
    }

    /** Whether the merchant says the same once more. */
    public boolean isSameAs(Modification other) {
        return replacing(Optional.empty()).equals(other.replacing(Optional.empty()));
    }

    /** @throws InvalidTerms unless the lines are as the industry of the service, if it is bound to one, has them */
    public void checkFor(Service service) {
        var violations = new Violations();
        service.industry().ifPresent(industry -> industry.checkSettlement(amount.postPayments(), violations));
        violations.throwIfAny();
    }

    /** @throws InvalidTerms unless something is left to collect after what WeChat has collected already */
    public void checkExceeds(Fen collected) {
        if (!amount.total().exceeds(collected)) {
            throw InvalidTerms.at("/total_amount",
                    "must be more than the " + collected + " that are collected already");
        }
    }

    /** @throws InvalidTerms unless the total is strictly lower than what is being collected */
    public void checkLowers(Fen current) {
        if (amount.total().compareTo(current) >= 0) {
            throw InvalidTerms.at("/total_amount", "must be lower than the present total of " + current);
        }
    }
}
