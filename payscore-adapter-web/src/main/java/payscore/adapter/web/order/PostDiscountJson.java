package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscount;
import payscore.domain.violation.Violations;

/** An element of {@code post_discounts}, in requests and in answers. Amounts are in fen and cover the whole line. */
record PostDiscountJson(
        String name, String description, Optional<Long> amount, Optional<Integer> count) {
    static <T> T linesOf(List<PostDiscountJson> lines, Function<List<PostDiscount>, T> whole) {
        return Lines.read(lines, PostDiscountJson::toPostDiscount, whole);
    }

    static PostDiscountJson of(PostDiscount line) {
        return new PostDiscountJson(line.name(), line.description(), line.amount().map(Fen::amount), line.count());
    }

    private PostDiscount toPostDiscount() {
        var violations = new Violations();
        var fen = amount.map(given -> violations.at("/amount", () -> new Fen(given)).orElse(Fen.ZERO));
        var line = violations.at("", () -> new PostDiscount(name, description, fen, count));
        violations.throwIfAny();
        return line.orElseThrow();
    }
}
