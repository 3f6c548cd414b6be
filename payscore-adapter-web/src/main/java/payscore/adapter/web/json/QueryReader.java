package payscore.adapter.web.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;

/** Reads the parameters of a query and finds everything that is wrong with them, not only the first. */
public final class QueryReader {
    private static final int LIMIT_MAX = 100;
    private static final int LIMIT_DEFAULT = 20;

    private final List<RequestError> errors = new ArrayList<>();

    /** What {@code reading} makes of a parameter; empty when it is absent or breaks the {@code rule}. */
    public <T> Optional<T> read(
            Optional<String> text, Function<String, Optional<T>> reading, String parameter, String rule) {
        var value = text.flatMap(reading);
        require(text.isEmpty() || value.isPresent(), parameter, rule);
        return value;
    }

    /** How many items a page has. */
    public int limit(Optional<String> text) {
        return read(text, QueryReader::limitOf, "limit", "must be an integer from 1 to " + LIMIT_MAX)
                .orElse(LIMIT_DEFAULT);
    }

    public void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            errors.add(RequestError.inParameter(parameter, rule));
        }
    }

    /** @throws Refused naming every parameter that cannot be read */
    public void finish() {
        if (!errors.isEmpty()) {
            throw new Refused(Problem.malformed(errors));
        }
    }

    private static Optional<Integer> limitOf(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,3}")).map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= LIMIT_MAX);
    }
}
