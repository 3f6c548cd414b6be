package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import payscore.domain.money.Fen;
import payscore.domain.money.PostPayment;
import payscore.domain.violation.Violations;

/** An element of {@code post_payments}, in requests and in answers. Amounts are in fen and cover the whole line. */
record PostPaymentJson(
        String name, Optional<Long> amount, Optional<String> description, Optional<Integer> count) {
    static <T> T linesOf(List<PostPaymentJson> lines, Function<List<PostPayment>, T> whole) {
        return Lines.read(lines, PostPaymentJson::toPostPayment, whole);
    }

    static PostPaymentJson of(PostPayment line) {
        return new PostPaymentJson(line.name(), line.amount().map(Fen::amount), line.description(), line.count());
    }

    private PostPayment toPostPayment() {
        var violations = new Violations();
        var fen = amount.map(given -> violations.at("/amount", () -> new Fen(given)).orElse(Fen.ZERO));
        var line = violations.at("", () -> new PostPayment(name, fen, description, count));
        violations.throwIfAny();
        return line.orElseThrow();
    }
}
