package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;

/** A line of {@code post_payments}; the amount in fen. */
record PaymentJson(
        @JsonProperty("name") String name,
        @JsonProperty("amount") Optional<Long> amount,
        @JsonProperty("description") Optional<String> description,
        @JsonProperty("count") Optional<Integer> count) {
    static List<PaymentJson> of(PostPayments payments) {
        return payments.lines().stream()
                .map(p -> new PaymentJson(p.name(), p.amount().map(Fen::amount), p.description(), p.count()))
                .toList();
    }

    static PostPayments toPayments(List<PaymentJson> lines) {
        return new PostPayments(lines.stream()
                .map(p -> new PostPayment(p.name, p.amount.map(Fen::new), p.description, p.count))
                .toList());
    }
}
