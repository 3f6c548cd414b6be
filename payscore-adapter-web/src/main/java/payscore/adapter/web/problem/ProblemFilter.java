package payscore.adapter.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import payscore.adapter.web.ApiFilter;

/** Answers what the filters behind it throw, so that they need not know how a problem is written. */
public final class ProblemFilter extends ApiFilter {
    private final ProblemWriter writer;

    public ProblemFilter(ProblemWriter writer) {
        super(Step.PROBLEMS);
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException exception) {
            if (response.isCommitted()) {
                throw exception;
            }
            writer.write(exception, request, response);
        }
    }
}
