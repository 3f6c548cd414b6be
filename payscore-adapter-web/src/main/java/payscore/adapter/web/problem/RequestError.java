package payscore.adapter.web.problem;

import java.util.Optional;

/**
 * One mistake in a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the body
 * @param parameter name of the query parameter or header
 * @param detail what must be mended; never repeats what was sent
 */
public record RequestError(Optional<String> pointer, Optional<String> parameter, String detail) {
    public static RequestError at(String pointer, String detail) {
        return new RequestError(Optional.of(pointer), Optional.empty(), detail);
    }

    public static RequestError inParameter(String parameter, String detail) {
        return new RequestError(Optional.empty(), Optional.of(parameter), detail);
    }
}
