package payscore.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A filter of the API's own paths. The path is matched exactly as the dispatcher matches it (decoded, without path parameters):
 * a filter that reads {@code /v1;x/…} differently could be walked around.
 */
public abstract class ApiFilter extends OncePerRequestFilter implements Ordered {
    /** In the order of work: each step relies on the ones before it. */
    protected enum Step {
        PROBLEMS(1), API_KEY(2), BODY(3), IDEMPOTENCY(4);

        private final int place;

        Step(int place) {
            this.place = place;
        }
    }

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/v1/**");

    private final Step step;

    protected ApiFilter(Step step) {
        this.step = step;
    }

    @Override
    public final int getOrder() {
        return HIGHEST_PRECEDENCE + 100 + step.place;
    }

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return !isOfApi(request);
    }

    /** Whether a request is for this API, whatever the spelling of its path. */
    public static boolean isOfApi(HttpServletRequest request) {
        var path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parse(request);
        return API.matches(path.pathWithinApplication());
    }
}
