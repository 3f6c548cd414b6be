package payscore.adapter.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import payscore.adapter.web.correlation.CorrelationFilter;
import payscore.adapter.web.idempotency.IdempotencyFilter;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.CallerArgument;
import payscore.domain.order.ServiceOrderKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes an operation from its signature and its {@link Described}: parameters, answers, examples, and every problem it can
 * answer with. Examples are the files {@code <operation>.request.json} and {@code <operation>.response.json}.
 */
public final class OperationDescription implements OperationCustomizer {
    /** Name of the schema of problems. */
    public static final String PROBLEM_SCHEMA = "ProblemDetails";

    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";

    private final JsonMapper json;

    public OperationDescription(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var described = Optional.ofNullable(method.getMethodAnnotation(Described.class));
        described.ifPresent(words -> describe(operation, method, words));
        return operation;
    }

    private void describe(Operation operation, HandlerMethod method, Described described) {
        operation.summary(described.summary()).description(described.details()).tags(List.of(described.tag()));
        addParameters(operation, method);
        Optional.ofNullable(operation.getRequestBody())
                .ifPresent(body -> body.content(content(body.getContent(), exampleOf(operation, "request"))));
        operation.responses(responsesOf(operation, method, described));
    }

    private static void addParameters(Operation operation, HandlerMethod method) {
        if (takes(method, ServiceOrderKey.class)) {
            operation.addParametersItem(parameter("path", CallerArgument.OUT_ORDER_NO,
                    "The merchant's number of the order; a vertical bar in it is written %7C.").required(true)
                    .example("PS20250601_000001"));
            operation.addParametersItem(parameter("query", CallerArgument.MCH_ID,
                    "Whose order; may be left out when the API key acts for one merchant only."));
        }
        if (isUnsafe(method)) {
            operation.addParametersItem(parameter("header", IdempotencyFilter.HEADER,
                    "1 to 255 visible ASCII characters. A repetition with the same key and content gets the first definite "
                            + "answer, marked " + IdempotencyFilter.REPLAYED + ": true."));
        }
        operation.addParametersItem(parameter("header", CorrelationFilter.HEADER,
                "1 to 64 letters, digits, dots, underscores or hyphens; comes back in the answer and stands in the log."));
    }

    private static Parameter parameter(String in, String name, String description) {
        return new Parameter().in(in).name(name).description(description).required(false).schema(new StringSchema());
    }

    private ApiResponses responsesOf(Operation operation, HandlerMethod method, Described described) {
        var inferred = operation.getResponses().values().iterator().next().getContent();
        var responses = new ApiResponses();
        Arrays.stream(described.answers()).forEach(answer -> {
            var response = new ApiResponse().description(answer.meaning())
                    .content(content(inferred, exampleOf(operation, "response")));
            if (!described.alsoAs().isEmpty()) {
                response.getContent().addMediaType(described.alsoAs(), new MediaType().schema(new StringSchema()));
            }
            if (answer.code().equals("201") || answer.code().equals("202")) {
                response.addHeaderObject("Location", header("Where the order can be read."));
            }
            if (answer.code().equals("202")) {
                response.addHeaderObject("Retry-After", header("Seconds until asking again makes sense."));
            }
            responses.addApiResponse(answer.code(), response);
        });
        problemsByStatus(method, described).forEach((status, problems) -> responses.addApiResponse(
                String.valueOf(status), responseFor(problems)));
        return responses;
    }

    private static Map<Integer, Set<ProblemCatalogue>> problemsByStatus(HandlerMethod method, Described described) {
        var problems = EnumSet.of(ProblemCatalogue.MALFORMED_REQUEST, ProblemCatalogue.UNAUTHORIZED,
                ProblemCatalogue.INTERNAL_ERROR, ProblemCatalogue.STORE_UNAVAILABLE);
        problems.addAll(Arrays.asList(described.problems()));
        if (takes(method, ServiceOrderKey.class)) {
            problems.add(ProblemCatalogue.SERVICE_ORDER_NOT_FOUND);
        }
        if (isUnsafe(method)) {
            problems.add(ProblemCatalogue.PAYLOAD_TOO_LARGE);
            problems.add(ProblemCatalogue.REQUEST_IN_PROGRESS);
            problems.add(ProblemCatalogue.OUTCOME_UNKNOWN);
            problems.add(ProblemCatalogue.IDEMPOTENCY_KEY_REUSED);
        }
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(RequestBody.class))) {
            problems.add(ProblemCatalogue.UNSUPPORTED_MEDIA_TYPE);
            problems.add(ProblemCatalogue.INVALID_TERMS);
        }
        var byStatus = new TreeMap<Integer, Set<ProblemCatalogue>>();
        problems.forEach(problem -> byStatus
                .computeIfAbsent(problem.status(), status -> EnumSet.noneOf(ProblemCatalogue.class)).add(problem));
        return byStatus;
    }

    private static ApiResponse responseFor(Set<ProblemCatalogue> problems) {
        var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM_SCHEMA));
        var description = new StringBuilder();
        problems.forEach(problem -> {
            description.append("- `").append(problem.type()).append("`: ").append(problem.title()).append('\n');
            media.addExamples(problem.type(), new Example().summary(problem.title()).value(Map.of(
                    "type", problem.type(), "title", problem.title(), "status", problem.status(),
                    "detail", problem.meaning(), "instance", "urn:correlation:6f1c2c0e-6c1b-4c55-9a1e-0b1f6a0f7c11")));
        });
        return new ApiResponse().description(description.toString())
                .content(new Content().addMediaType(PROBLEM_JSON, media));
    }

    private static Content content(Content inferred, Optional<Object> example) {
        var media = new MediaType().schema(inferred.values().iterator().next().getSchema());
        example.ifPresent(media::setExample);
        return new Content().addMediaType(JSON, media);
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private Optional<Object> exampleOf(Operation operation, String part) {
        try (var file = OperationDescription.class.getResourceAsStream(
                operation.getOperationId() + "." + part + ".json")) {
            return Optional.ofNullable(file).map(text -> json.readValue(text, Object.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
    }

    private static boolean isUnsafe(HandlerMethod method) {
        return method.hasMethodAnnotation(PostMapping.class);
    }
}
