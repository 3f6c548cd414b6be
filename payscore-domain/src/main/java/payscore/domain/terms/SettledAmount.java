package payscore.domain.terms;

import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/**
 * The final fees of a service: {@code total_amount} = Σ post_payments − Σ post_discounts, exactly (WeChat answers
 * 最终总金额计算非法 otherwise).
 *
 * @param postPayments 1 to 100 lines, the complete list
 * @param postDiscounts every line with its amount
 * @param total in fen
 */
public record SettledAmount(PostPayments postPayments, PostDiscounts postDiscounts, Fen total) {
    public SettledAmount {
        var violations = new Violations();
        violations.require(!postPayments.lines().isEmpty(), "/post_payments", "must have at least one line");
        for (int i = 0; i < postDiscounts.lines().size(); i++) {
            violations.require(
                    postDiscounts.lines().get(i).amount().isPresent(),
                    "/post_discounts/" + i + "/amount",
                    "is required");
        }
        violations.require(
                postPayments.total().amount() - postDiscounts.total().amount() == total.amount(),
                "/total_amount",
                "must be the sum of post_payments less the sum of post_discounts");
        violations.throwIfAny();
    }

    /**
     * The most a service may charge: its own risk fund where a deposit was waived, the service's ceiling where the user enjoys
     * first.
     *
     * @throws InvalidTerms when the total is higher
     */
    void checkCeiling(Fen ceiling) {
        if (total.exceeds(ceiling)) {
            throw InvalidTerms.at("/total_amount", "must not exceed " + ceiling + " for this order");
        }
    }
}
