package payscore.adapter.web.correlation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request a correlation id: the caller's {@code X-Correlation-Id} when it is harmless, else a new one. It is in the
 * answer, whatever the answer is, and in the logging context of every line. Writes one access line a request; the line
 * names the route, never what the caller sent.
 */
public final class CorrelationFilter extends OncePerRequestFilter implements Ordered {
    public static final String HEADER = "X-Correlation-Id";

    private static final Logger LOG = LoggerFactory.getLogger("payscore.access");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z]{1,16}");

    private final InstantSource clock;
    private final Supplier<String> freshIds;

    public CorrelationFilter(InstantSource clock) {
        this(clock, () -> UUID.randomUUID().toString());
    }

    CorrelationFilter(InstantSource clock, Supplier<String> freshIds) {
        this.clock = clock;
        this.freshIds = freshIds;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = clock.instant();
        var id = Optional.ofNullable(request.getHeader(HEADER)).filter(given -> HARMLESS.matcher(given).matches())
                .orElseGet(freshIds);
        response.setHeader(HEADER, id);
        LogContext.correlation(id);
        try {
            chain.doFilter(request, response);
        } finally {
            writeAccessLine(request, response, begun);
            LogContext.clear();
        }
    }

    private void writeAccessLine(HttpServletRequest request, HttpServletResponse response, Instant begun) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var method = METHOD.matcher(request.getMethod()).matches()
                ? request.getMethod().toUpperCase(Locale.ROOT)
                : "OTHER";
        LOG.info("{} {} {} {} ms", method, route == null ? "(no route)" : route, response.getStatus(),
                clock.millis() - begun.toEpochMilli());
    }
}
