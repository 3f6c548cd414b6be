package payscore.domain.money;

import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * One line of {@code post_payments} (后付费项目), a {@code Payment} of the API reference §1.1.
 *
 * @param name string(20), unique within the order
 * @param amount the whole line in fen, never a unit price; absent counts as 0
 * @param description string(30), how the fee is computed; required when there is no amount
 * @param count 1 to 100, shown to the user, never part of a sum
 */
public record PostPayment(String name, Optional<Fen> amount, Optional<String> description, Optional<Integer> count) {
    /** The one name that may repeat: "goods information". */
    static final String GOODS_INFORMATION = "商品信息";

    static final int COUNT_MAX = 100;

    public PostPayment {
        var violations = new Violations();
        violations.at("/name", () -> WireText.checked(name, 20));
        description.ifPresent(text -> violations.at("/description", () -> WireText.checked(text, 30)));
        count.ifPresent(n -> violations.require(n >= 1 && n <= COUNT_MAX, "/count", "must be 1 to " + COUNT_MAX));
        violations.require(
                amount.isPresent() || description.isPresent(), "/amount", "is required when there is no description");
        violations.throwIfAny();
    }
}
