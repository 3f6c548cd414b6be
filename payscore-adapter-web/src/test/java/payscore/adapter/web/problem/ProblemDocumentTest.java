package payscore.adapter.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} says what the catalogue says. Written anew with {@code -Dpayscore.docs.write=true}. */
class ProblemDocumentTest {
    private static final String WRITE = "payscore.docs.write";

    @Test
    void theDocumentIsWhatTheCatalogueSays() throws IOException {
        var document = repository().resolve("docs/problems.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(document.getParent());
            Files.writeString(document, rendered());
        }

        assertThat(document).as("run the test with -D%s=true to write it anew", WRITE).hasContent(rendered());
    }

    private static String rendered() {
        var table = Arrays.stream(ProblemCatalogue.values()).map(problem -> "| [`%s`](#%s) | %d | %s |".formatted(
                problem.type(), problem.type().substring("/problems/".length()), problem.status(),
                problem.isDefinite() ? "replayed" : "carried out again"));
        var chapters = Arrays.stream(ProblemCatalogue.values()).map(ProblemDocumentTest::chapter);
        return Stream.concat(Stream.concat(Stream.of(HEAD), table), chapters).collect(Collectors.joining("\n")) + "\n";
    }

    private static String chapter(ProblemCatalogue problem) {
        var headers = problem.headers().entrySet().stream()
                .map(header -> "\nHeader: `%s: %s`.\n".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining());
        return """

                ## %s

                `%s`, %d: %s

                %s
                %s
                What to do: %s""".formatted(problem.type().substring("/problems/".length()), problem.type(),
                problem.status(), problem.title() + ".", problem.meaning(), headers, problem.remedy());
    }

    private static Path repository() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here;
    }

    private static final String HEAD = """
            # Problems

            Every error of the API is a problem document (RFC 9457, `application/problem+json`):

            ```json
            {
              "type": "/problems/service-order-not-completable",
              "title": "The service order cannot be completed",
              "status": 409,
              "detail": "Service order PS20250601_000001 is CREATED.",
              "instance": "urn:correlation:6f1c2c0e-6c1b-4c55-9a1e-0b1f6a0f7c11",
              "out_order_no": "PS20250601_000001",
              "state": "CREATED"
            }
            ```

            - `type` is stable: decide by it. `title` and `detail` are for people and may change.
            - `instance` holds the correlation id of the request, which is also in the header `X-Correlation-Id` and in every line of the log.
            - Facts are members in WeChat's field terms: `out_order_no`, `state`, `state_description`, `wechat_code`, `wechat_message`.
            - `errors` lists every mistake at once: `pointer` (a JSON pointer into the body) or `parameter` (a query parameter or header), and
              `detail`. What was sent is never repeated.
            - A request with an `Idempotency-Key` that is repeated gets the same answer where the table says *replayed*.

            202 is not among them: an answer of WeChat that is not known yet is not an error.

            | Type | Status | Repetition with the same `Idempotency-Key` |
            |---|---|---|""";
}
