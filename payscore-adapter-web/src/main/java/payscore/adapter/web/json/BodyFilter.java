package payscore.adapter.web.json;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import payscore.adapter.web.ApiFilter;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;

/**
 * Reads a request's body into memory, and no further than the limit: a longer body is refused without being read to its end. A
 * body is JSON in UTF-8, or it is refused.
 */
public final class BodyFilter extends ApiFilter {
    /** In bytes. The longest sensible creation, 100 fee lines and 30 discounts in Chinese, has about 35 000. */
    public static final int LENGTH_MAX = 64 * 1024;

    public BodyFilter() {
        super(Step.BODY);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LENGTH_MAX) {
            throw tooLarge();
        }
        // One byte more than allowed: a chunked body does not say how long it is.
        var body = request.getInputStream().readNBytes(LENGTH_MAX + 1);
        if (body.length > LENGTH_MAX) {
            throw tooLarge();
        }
        if (body.length > 0 && !isJson(request.getContentType())) {
            throw new Refused(
                    ProblemCatalogue.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json in UTF-8.");
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            var type = MediaType.parseMediaType(String.valueOf(contentType));
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
        } catch (InvalidMediaTypeException noMediaType) {
            return false;
        }
    }

    private static Refused tooLarge() {
        return new Refused(ProblemCatalogue.PAYLOAD_TOO_LARGE, "A body has at most " + LENGTH_MAX + " bytes.");
    }
}
