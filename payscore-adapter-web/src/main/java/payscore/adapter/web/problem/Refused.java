package payscore.adapter.web.problem;

/** The adapter itself answers a request with a problem. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.type().type());
        this.problem = problem;
    }

    public Refused(ProblemCatalogue type, String detail) {
        this(Problem.of(type, detail));
    }

    public Problem problem() {
        return problem;
    }
}
