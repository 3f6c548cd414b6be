package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscount;
import payscore.domain.money.PostDiscounts;

/** A line of {@code post_discounts}; the amount in fen. */
record DiscountJson(
        @JsonProperty("name") String name,
        @JsonProperty("description") String description,
        @JsonProperty("amount") Optional<Long> amount,
        @JsonProperty("count") Optional<Integer> count) {
    static List<DiscountJson> of(PostDiscounts discounts) {
        return discounts.lines().stream()
                .map(d -> new DiscountJson(d.name(), d.description(), d.amount().map(Fen::amount), d.count()))
                .toList();
    }

    static PostDiscounts toDiscounts(List<DiscountJson> lines) {
        return new PostDiscounts(lines.stream()
                .map(d -> new PostDiscount(d.name, d.description, d.amount.map(Fen::new), d.count))
                .toList());
    }
}
