package payscore.adapter.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import payscore.adapter.web.ApiFilter;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;

/** Lets a request of the API through only with a known API key. Runs before a byte of the body is read. */
public final class ApiKeyFilter extends ApiFilter {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([\\x21-\\x7E]{1,512})");

    private final ApiKeys keys;

    public ApiKeyFilter(ApiKeys keys) {
        super(Step.API_KEY);
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearerOf(request).flatMap(keys::callerWith)
                .orElseThrow(() -> new Refused(
                        ProblemCatalogue.UNAUTHORIZED, "The request carries no valid API key."))
                .attachTo(request);
        chain.doFilter(request, response);
    }

    private static Optional<String> bearerOf(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1) {
            return Optional.empty();
        }
        var bearer = BEARER.matcher(headers.getFirst());
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }
}
