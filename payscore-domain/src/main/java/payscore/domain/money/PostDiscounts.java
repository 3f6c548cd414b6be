package payscore.domain.money;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import payscore.domain.violation.Violations;

/** {@code post_discounts}: at most 30 discount lines; owns their sum. */
public record PostDiscounts(List<PostDiscount> lines) {
    public static final int LINES_MAX = 30;
    public static final PostDiscounts NONE = new PostDiscounts(List.of());

    public PostDiscounts {
        lines = List.copyOf(lines);
        var violations = new Violations();
        violations.require(lines.size() <= LINES_MAX, "", "must have at most " + LINES_MAX + " lines");
        var names = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            violations.require(names.add(lines.get(i).name()), "/" + i + "/name", "must be unique within the order");
        }
        var amounts = amountsOf(lines);
        violations.at("", () -> Fen.sum(amounts));
        violations.throwIfAny();
    }

    /** Sum of the lines' amounts; a line without an amount counts as 0. */
    public Fen total() {
        return Fen.sum(amountsOf(lines));
    }

    private static Stream<Fen> amountsOf(List<PostDiscount> lines) {
        return lines.stream().flatMap(line -> line.amount().stream());
    }
}
