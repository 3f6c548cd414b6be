package payscore.domain.money;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import payscore.domain.violation.Violations;

/** {@code post_payments}: at most 100 fee lines; owns their sum. At creation they are expected fees or pricing rules. */
public record PostPayments(List<PostPayment> lines) {
    public static final int LINES_MAX = 100;
    public static final PostPayments NONE = new PostPayments(List.of());

    public PostPayments {
        lines = List.copyOf(lines);
        var violations = new Violations();
        violations.require(lines.size() <= LINES_MAX, "", "must have at most " + LINES_MAX + " lines");
        var names = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            var name = lines.get(i).name();
            violations.require(
                    names.add(name) || name.equals(PostPayment.GOODS_INFORMATION),
                    "/" + i + "/name",
                    "must be unique within the order");
        }
        var amounts = amountsOf(lines);
        violations.at("", () -> Fen.sum(amounts));
        violations.throwIfAny();
    }

    /** Sum of the lines' amounts; a line without an amount counts as 0. */
    public Fen total() {
        return Fen.sum(amountsOf(lines));
    }

    private static Stream<Fen> amountsOf(List<PostPayment> lines) {
        return lines.stream().flatMap(line -> line.amount().stream());
    }
}
