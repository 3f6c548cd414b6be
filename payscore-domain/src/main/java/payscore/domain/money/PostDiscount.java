package payscore.domain.money;

import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * One line of {@code post_discounts} (商户优惠), a {@code ServiceOrderCoupon} of the API reference §1.2.
 *
 * @param name string(20), unique within the order
 * @param description string(30)
 * @param amount the whole line in fen; required at completion
 * @param count 1 to 100, never part of a sum
 */
public record PostDiscount(String name, String description, Optional<Fen> amount, Optional<Integer> count) {
    public PostDiscount {
        var violations = new Violations();
        violations.at("/name", () -> WireText.checked(name, 20));
        violations.at("/description", () -> WireText.checked(description, 30));
        count.ifPresent(n -> violations.require(
                n >= 1 && n <= PostPayment.COUNT_MAX, "/count", "must be 1 to " + PostPayment.COUNT_MAX));
        violations.throwIfAny();
    }
}
