package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.terms.SettledAmount;
import payscore.domain.violation.Violations;

/** The final fees of a service as a request gives them. */
final class SettledLines {
    private SettledLines() {}

    /** Empty when a part is wrong; the sum can only be judged when its parts are right. */
    static Optional<SettledAmount> read(Violations violations, List<PostPaymentJson> postPayments,
            Optional<List<PostDiscountJson>> postDiscounts, long totalAmount) {
        var payments = violations.at(
                "/post_payments", () -> PostPaymentJson.linesOf(postPayments, PostPayments::new));
        var discounts = violations.at("/post_discounts",
                () -> PostDiscountJson.linesOf(postDiscounts.orElse(List.of()), PostDiscounts::new));
        var total = violations.at("/total_amount", () -> new Fen(totalAmount));
        return payments.flatMap(p -> discounts.flatMap(d -> total.flatMap(
                t -> violations.at("", () -> new SettledAmount(p, d, t)))));
    }

    /** Stands in for an amount that could not be read, so that the rest of a request is judged all the same. */
    static SettledAmount standIn() {
        return new SettledAmount(
                new PostPayments(List.of(new PostPayment("-", Optional.of(new Fen(1)), Optional.empty(),
                        Optional.empty()))),
                PostDiscounts.NONE, new Fen(1));
    }
}
