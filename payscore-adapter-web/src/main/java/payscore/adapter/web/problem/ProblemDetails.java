package payscore.adapter.web.problem;

import java.util.List;
import java.util.Optional;
import payscore.domain.order.Decline;
import payscore.domain.order.Position;

/**
 * A problem on the wire (RFC 9457), {@code application/problem+json}.
 *
 * @param instance {@code urn:correlation:} and the correlation id of the request
 */
record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        Optional<String> outOrderNo,
        Optional<String> state,
        Optional<String> stateDescription,
        Optional<String> wechatCode,
        Optional<String> wechatMessage,
        Optional<List<RequestError>> errors) {
    static ProblemDetails of(Problem problem, String correlationId) {
        var type = problem.type();
        return new ProblemDetails(type.type(), type.title(), type.status(), problem.detail(),
                "urn:correlation:" + correlationId, problem.outOrderNo().map(number -> number.value()),
                problem.position().map(Position::state),
                problem.position().map(Position::stateDescription).filter(word -> !word.isEmpty()),
                problem.decline().map(Decline::code), problem.decline().map(Decline::message),
                Optional.of(problem.errors()).filter(errors -> !errors.isEmpty()));
    }
}
