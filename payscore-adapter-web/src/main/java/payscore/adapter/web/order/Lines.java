package payscore.adapter.web.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/** Turns a JSON array into a list of values, each mistake under its index. */
final class Lines {
    private Lines() {}

    /**
     * @param line the value an element makes
     * @param whole the value all elements make
     * @throws InvalidTerms with the mistakes of the lines, or of the list when every line is right
     */
    static <J, L, T> T read(List<J> elements, Function<J, L> line, Function<List<L>, T> whole) {
        var violations = new Violations();
        var lines = new ArrayList<L>();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            Supplier<L> made = () -> line.apply(element);
            violations.at("/" + i, made).ifPresent(lines::add);
        }
        violations.throwIfAny();
        return whole.apply(lines);
    }
}
