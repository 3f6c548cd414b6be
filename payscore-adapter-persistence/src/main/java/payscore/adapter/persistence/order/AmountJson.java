package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import payscore.domain.money.Fen;
import payscore.domain.terms.SettledAmount;

/** A {@link SettledAmount}; the total in fen. */
record AmountJson(
        @JsonProperty("post_payments") List<PaymentJson> postPayments,
        @JsonProperty("post_discounts") List<DiscountJson> postDiscounts,
        @JsonProperty("total_amount") long totalAmount) {
    static AmountJson of(SettledAmount amount) {
        return new AmountJson(PaymentJson.of(amount.postPayments()), DiscountJson.of(amount.postDiscounts()),
                amount.total().amount());
    }

    SettledAmount toAmount() {
        return new SettledAmount(
                PaymentJson.toPayments(postPayments), DiscountJson.toDiscounts(postDiscounts), new Fen(totalAmount));
    }
}
