package payscore.adapter.wechat.config;

import java.util.List;
import java.util.stream.Collectors;

/** The service cannot start with these properties; says everything that is wrong with them, and never a secret. */
public final class InvalidConfiguration extends RuntimeException {
    private final transient List<Problem> problems;

    InvalidConfiguration(List<Problem> problems) {
        super("The configuration cannot be used:\n" + problems.stream()
                .map(problem -> "  " + problem.property() + ": " + problem.sentence())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param property its full name, such as {@code payscore.merchants[0].serial-no}
     * @param sentence for somebody who sees the property for the first time
     */
    public record Problem(String property, String sentence) {}
}
