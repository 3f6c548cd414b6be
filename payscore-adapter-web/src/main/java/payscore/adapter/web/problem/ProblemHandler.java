package payscore.adapter.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import payscore.adapter.web.ApiFilter;

/**
 * Answers what the dispatcher or a controller of this API throws. Other paths keep their own dialect (WeChat's callbacks have
 * one); only a path nobody serves is answered everywhere. An {@link IOException} means that the caller is gone: nobody is there to
 * be answered.
 */
public final class ProblemHandler implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter writer;

    public ProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!ApiFilter.isOfApi(request) && !(exception instanceof NoResourceFoundException)) {
            return null;
        }
        if (!response.isCommitted() && !(exception instanceof IOException)) {
            try {
                writer.write(exception, request, response);
            } catch (IOException callerIsGone) {
                LOG.info("The caller did not wait for the answer");
            }
        }
        return new ModelAndView();
    }
}
