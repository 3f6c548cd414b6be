package payscore.adapter.web.problem;

import java.util.List;
import java.util.Optional;
import payscore.domain.order.Decline;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;

/**
 * One occurrence of a problem.
 *
 * @param detail for people
 * @param position where the order stands, when that is the problem
 * @param decline WeChat's words, when WeChat declined
 * @param errors the single mistakes, when the request has some
 */
public record Problem(
        ProblemCatalogue type,
        String detail,
        Optional<OutOrderNo> outOrderNo,
        Optional<Position> position,
        Optional<Decline> decline,
        List<RequestError> errors) {
    /** A body of 64 KiB can hold thousands of mistakes; nobody reads more than this many. */
    public static final int ERRORS_MAX = 50;

    /** WeChat says {@code NO_AUTH} of quite different things, and its text seldom tells which. */
    private static final String NO_AUTH_HINT = " Merchant number, app and service must be bound to one another at WeChat, in the mode"
            + " and industry of the call, and the user must have authorised where there is no confirmation; before the service is online"
            + " only users on its test white list (测试白名单) can use it.";

    public Problem {
        errors = errors.stream().limit(ERRORS_MAX).toList();
    }

    public static Problem of(ProblemCatalogue type, String detail) {
        return new Problem(type, detail, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public static Problem of(ProblemCatalogue type, String detail, List<RequestError> errors) {
        return new Problem(type, detail, Optional.empty(), Optional.empty(), Optional.empty(), errors);
    }

    public static Problem malformed(List<RequestError> errors) {
        return of(ProblemCatalogue.MALFORMED_REQUEST, "The request does not have the documented shape.", errors);
    }

    public static Problem malformed(RequestError error) {
        return malformed(List.of(error));
    }

    public static Problem declined(OutOrderNo outOrderNo, Decline decline) {
        return new Problem(ProblemCatalogue.DECLINED_BY_WECHAT, detail(decline), Optional.of(outOrderNo),
                Optional.empty(), Optional.of(decline), List.of());
    }

    /** WeChat declined something that is not about an order. */
    public static Problem declined(Decline decline) {
        return new Problem(ProblemCatalogue.DECLINED_BY_WECHAT, detail(decline), Optional.empty(),
                Optional.empty(), Optional.of(decline), List.of());
    }

    private static String detail(Decline decline) {
        var said = "WeChat declined the request: " + decline.code() + ".";
        return decline.code().equals("NO_AUTH") ? said + NO_AUTH_HINT : said;
    }

    public Problem about(OutOrderNo number) {
        return new Problem(type, detail, Optional.of(number), position, decline, errors);
    }

    public Problem standingAt(Position where) {
        return new Problem(type, detail, outOrderNo, Optional.of(where), decline, errors);
    }
}
