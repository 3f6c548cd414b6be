package payscore.adapter.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import payscore.adapter.web.correlation.CorrelationFilter;
import payscore.application.port.out.store.StoreFailure;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with the problem an exception is, and logs it: faults with everything, mistakes of callers in one line. */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final String ATTRIBUTE = Problem.class.getName();

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** The problem a request was answered with. */
    public static Optional<Problem> problemOf(HttpServletRequest request) {
        return Optional.ofNullable((Problem) request.getAttribute(ATTRIBUTE));
    }

    /** The record problems are written as, for the API's description. */
    public static Class<?> documentType() {
        return ProblemDetails.class;
    }

    void write(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = Problems.of(exception);
        log(problem, exception);
        request.setAttribute(ATTRIBUTE, problem);
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.type().headers().forEach(response::setHeader);
        if (exception instanceof HttpRequestMethodNotSupportedException method
                && method.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
        }
        var details = ProblemDetails.of(problem, String.valueOf(response.getHeader(CorrelationFilter.HEADER)));
        var body = json.writeValueAsBytes(details);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void log(Problem problem, Exception exception) {
        var needsSomebody = problem.type() == ProblemCatalogue.INTERNAL_ERROR
                || exception instanceof StoreFailure && problem.type().isFault();
        if (needsSomebody) {
            LOG.error("Answered with {}", problem.type().type(), exception);
        } else {
            LOG.info("Answered with {}", problem.type().type());
        }
    }
}
