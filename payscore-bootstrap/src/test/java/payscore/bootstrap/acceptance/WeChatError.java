package payscore.bootstrap.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One documented error of WeChat's (API reference, sections A, B and F), and what comes of it.
 *
 * @param call as the simulator names it
 * @param message WeChat's text; the same code is said of quite different things
 */
record WeChatError(String call, int status, String code, String message, Outcome outcome) {
    private static final String ROWS = "/payscore/wechat/errors.txt";
    private static final Set<String> AUTHORIZATION_CALLS = Set.of("PRE_PERMIT", "QUERY_PERMISSION", "TERMINATE");

    /** What the service makes of an error, in the words of the document, and what the caller gets to see at once. */
    enum Outcome {
        DECLINED("believes it, unless an earlier attempt may have landed: the command ends, the order stays as it is",
                422,
                "declined-by-wechat", "WeChat's code and text"),
        WAITS("sends no more, asks WeChat at once, and believes the refusal when ten minutes after the last attempt a query"
                + " still finds the order where it was", 202, "", "`unfinished_command`; the end comes by webhook"),
        MISMATCHED(
                "as before, and puts the order into quarantine: WeChat has something else under this number than was sent",
                202, "", "`unfinished_command`, `quarantine`"),
        NUMBER_IN_USE("waits in the same way; unless WeChat turns out to have our order, the number is somebody else's",
                202, "",
                "`unfinished_command`"),
        THROTTLED("sends the same bytes again, after `Retry-After` or on its schedule", 202, "",
                "`unfinished_command`"),
        UNKNOWN("asks WeChat, and sends the same bytes again while the query says that nothing has happened", 202, "",
                "`unfinished_command`"),
        ATTEMPT_FAILED(
                "takes the attempt for failed, and WeChat goes on collecting by itself; another may follow at once",
                422,
                "declined-by-wechat", "WeChat's code and text"),
        ATTEMPT_UNKNOWN("never sends it again, asks WeChat, and takes the attempt for failed while the order is unpaid",
                202,
                "", "`unfinished_command`"),
        SHORT_OF_MONEY("sends the same bytes again on its schedule, until the merchant has topped its account up", 202,
                "",
                "`unfinished_command`, `waiting` with WeChat's code"),
        ASKS_ONLY(
                "sends nothing again by itself, asks how the refund stands, and gives up when it is still ABNORMAL ten minutes after"
                        + " the last attempt",
                202, "", "`unfinished_command`; the same call may be repeated"),
        REFUND_UNANSWERED("has learned nothing, and asks again later", 409, "refund-not-abnormal",
                "the refund as it was known before"),
        NOT_SEEN("keeps what it knows, for a replica may lag, and asks again later", 200, "",
                "the order as it was known before"),
        UNANSWERED("has learned nothing, and asks again later", 503, "wechat-unavailable",
                "the order as it was known before"),
        EMPTY_BILL("takes the day for one on which nothing happened", 200, "", "the day `DONE`, without a hash"),
        UNUSED_BILL("compares nothing, and applies again on its schedule, as long as WeChat keeps the bill",
                200, "", "the day `PENDING`, with `last_outcome`");

        private final String what;
        private final int answer;
        private final String problem;
        private final String shown;

        Outcome(String what, int answer, String problem, String shown) {
            this.what = what;
            this.answer = answer;
            this.problem = problem;
            this.shown = shown;
        }

        String what() {
            return what;
        }

        int answer() {
            return answer;
        }

        /** The last part of the problem's type, where the answer is one. */
        Optional<String> problem() {
            return Optional.of(problem).filter(name -> !name.isEmpty());
        }

        boolean isUnfinished() {
            return answer == 202;
        }

        String shown() {
            return problem().map(name -> answer + " [`" + name + "`](problems.md#" + name + "), " + shown)
                    .orElse(answer + ", " + shown);
        }
    }

    /** The service calls less often after it. */
    boolean isThrottling() {
        return status == 429;
    }

    /** Whether it is about bills, which nobody waits for. */
    boolean isAboutBills() {
        return call.contains("BILL");
    }

    static List<WeChatError> all() {
        try (var rows = WeChatError.class.getResourceAsStream(ROWS)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(WeChatError::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static WeChatError parse(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 5) {
            throw new IllegalStateException("Not call | status | code | text | outcome: " + line);
        }
        return new WeChatError(cells.get(0), Integer.parseInt(cells.get(1)), cells.get(2), cells.get(3),
                Outcome.valueOf(cells.get(4)));
    }

    /** Whether it is said of an authorisation, not of an order. */
    boolean isAboutAuthorization() {
        return AUTHORIZATION_CALLS.contains(call);
    }

    /** The field that tells what is not finished. */
    String unfinished() {
        return isAboutAuthorization() ? "unfinished_request" : "unfinished_command";
    }

    private String what() {
        return inItsWords(outcome.what());
    }

    private String shown() {
        return inItsWords(outcome.shown());
    }

    private String inItsWords(String text) {
        return isAboutAuthorization()
                ? text.replace("unfinished_command", unfinished()).replace("the command", "the request")
                        .replace("the order", "the authorisation")
                : text;
    }

    /** The document, by call. */
    static String render(List<WeChatError> errors, String command) {
        var text = new StringBuilder(
                """
                        # WeChat's errors

                        Every documented error of the calls this service makes, what it does then, and what its caller sees at once. Only answers that
                        WeChat signed count; an unsigned one is a hint at best. The file is made of the rows of a test that tries each of them
                        against the simulator. Write it anew with

                            %s
                        """
                        .formatted(command));
        errors.stream().map(WeChatError::call).distinct().forEach(call -> {
            text.append("\n## ").append(call)
                    .append("\n\n| HTTP | code | text | the service | the caller sees |\n|--:|---|---|---|---|\n");
            errors.stream().filter(error -> error.call().equals(call)).forEach(error -> text.append("| ")
                    .append(error.status()).append(" | `").append(error.code()).append("` | ").append(error.message())
                    .append(" | ").append(error.what()).append(" | ").append(error.shown())
                    .append(" |\n"));
        });
        return text.toString();
    }

    @Override
    public String toString() {
        return call + " " + status + " " + code + " " + message;
    }
}
