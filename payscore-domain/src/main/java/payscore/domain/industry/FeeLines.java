package payscore.domain.industry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payscore.domain.money.PostPayments;
import payscore.domain.violation.Violations;

/**
 * The fee lines an industry's order may have at one moment of its life.
 *
 * @param required each of them must be there
 * @param optional may be there as well; nothing else may
 */
record FeeLines(List<FeeLine> required, List<FeeLine> optional) {
    FeeLines {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    static FeeLines of(FeeLine... required) {
        return new FeeLines(List.of(required), List.of());
    }

    FeeLines orAlso(FeeLine... more) {
        return new FeeLines(required, List.of(more));
    }

    void check(PostPayments payments, Violations violations) {
        var lines = payments.lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var pointer = "/post_payments/" + i;
            all().stream().filter(known -> known.name().equals(line.name())).findFirst().ifPresentOrElse(
                    known -> known.check(line, pointer, violations),
                    () -> violations.require(false, pointer + "/name", namesAllowed()));
        }
        required.stream()
                .filter(known -> lines.stream().noneMatch(line -> line.name().equals(known.name())))
                .forEach(missing -> violations.require(false, "/post_payments",
                        "must have a line named " + missing.name() + " in this industry"));
    }

    private String namesAllowed() {
        return all().isEmpty()
                ? "must not be given in this industry: it has no lines yet"
                : "must be " + all().stream().map(FeeLine::name).collect(Collectors.joining(" or "))
                        + " in this industry";
    }

    private List<FeeLine> all() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }
}
