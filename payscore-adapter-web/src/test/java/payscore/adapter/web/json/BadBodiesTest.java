package payscore.adapter.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.CreateServiceOrder;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

/** Bodies nobody should send. None reaches a use case, none is repeated in the answer, none is a fault of ours. */
class BadBodiesTest extends WebSliceTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"9900\"", "99.0", "1.5", "1e3", "true", "[9900]", "{\"fen\": 9900}", "null",
            "9223372036854775808",
            "-9223372036854775809", "1E400", "NaN", "Infinity", "９９００", "0x10", "01", "+1", "1_000", "9900L", "--1", "",
            "'9900'", "10000000000000000000000000000000000000000000000000000000000"})
    @Covers("M07")
    void anAmountIsAnIntegerAndNothingElse(String amount) {
        assertThat(post("/v1/service-orders", CREATION.replace("9900", amount))).hasStatus(400).bodyJson()
                .extractingPath("$.type").isEqualTo("/problems/malformed-request");
        assertThat(useCases.calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "2147483648", "9223372036854775807", "-9223372036854775808"})
    @Covers("M07")
    void anAmountHasARange(String amount) {
        assertThat(post("/v1/service-orders", CREATION.replace("9900", amount))).hasStatus(422).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo("/risk_fund/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1' OR '1'='1", "../../etc/passwd", "A\\r\\nSet-Cookie: x=1", "A\\u0000B", "A\\u202eB",
            "A😀B", "订单",
            "A B", "", "123456789012345678901234567890123", "A\\ud800B", "Ａ１", "<script>", "${jndi:ldap://x}",
            "%2e%2e"})
    @Covers("M11")
    void aNumberHasItsAlphabet(String number) {
        var answer = post("/v1/service-orders", CREATION.replace("PS20250601_000001", number));

        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/out_order_no");
        assertThat(answer).bodyText().doesNotContain("script", "jndi", "etc/passwd", "Set-Cookie", "OR '1'");
        assertThat(useCases.calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"充电宝😀", "a\\u0000", "a\\nb", "\\ud83d", "", "123456789012345678901"})
    void aTextShownToTheUserHasNoTraps(String text) {
        assertThat(post("/v1/service-orders", CREATION.replace("共享充电宝", text))).hasStatus(422).bodyJson()
                .extractingPath("$.errors[*].pointer").asArray().containsExactly("/service_introduction");
    }

    static Stream<String> notOurDocument() {
        return Stream.of(" ", "null", "[]", "7", "\"text\"", "{", "{}}", CREATION + CREATION, CREATION + " x",
                CREATION + "]",
                CREATION.replaceFirst("\\{", "{\"out_order_no\": \"A1\","), "{\"a\": 1, \"a\": 2}", "{'a': 1}",
                "{a: 1}",
                "// comment\n" + CREATION, CREATION.replace("\n}", ",\n}"), "[".repeat(33) + "]".repeat(33),
                "{\"a\":".repeat(5000), "[".repeat(60_000), "\uFEFF" + CREATION,
                "{\"" + "n".repeat(300) + "\": 1}",
                "[" + IntStream.range(0, 30_000).mapToObj(i -> "1").collect(Collectors.joining(",")) + "]");
    }

    @ParameterizedTest
    @MethodSource("notOurDocument")
    @Covers("M13")
    void whatIsNotTheDocumentIsMalformed(String body) {
        assertThat(post("/v1/service-orders", body)).hasStatus(400).bodyJson().extractingPath("$.errors[0].pointer")
                .asString().isNotNull();
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    @Covers("M13")
    void aDocumentIsReadThirtyTwoLevelsDeepAndNoDeeper() {
        assertThat(post("/v1/service-orders", "[".repeat(32) + "]".repeat(32))).bodyJson()
                .extractingPath("$.errors[0].detail").isEqualTo("must be an object");
        assertThat(post("/v1/service-orders", "[".repeat(33) + "]".repeat(33))).bodyJson()
                .extractingPath("$.errors[0].detail").asString().startsWith("is nested too deeply");
    }

    @Test
    void noBodyIsMalformed() {
        assertThat(post("/v1/service-orders").contentType("application/json").exchange()).hasStatus(400);
        assertThat(post("/v1/service-orders").exchange()).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "version", "confirmed", "order_id", "sub_openid", "total_amount", "tenant",
            "created_at",
            "need_user_confirm", "mchid", "__proto__", "Out_order_no"})
    @Covers("M16")
    void nobodyAssignsWhatIsOurs(String field) {
        assertThat(post("/v1/service-orders", CREATION.replaceFirst("\\{", "{\"" + field + "\": \"x\",")))
                .hasStatus(400).bodyJson().isLenientlyEqualTo(
                        "{\"errors\": [{\"pointer\": \"/%s\", \"detail\": \"is not a field of this document\"}]}"
                                .formatted(field));
    }

    @Test
    void aFieldWithADeceptiveNameIsNotRepeated() {
        assertThat(post("/v1/service-orders", CREATION.replaceFirst("\\{", "{\"\\u202e<b>/x\": 1,"))).hasStatus(400)
                .bodyJson().extractingPath("$.errors[*].pointer").asArray().containsExactly("");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        for (var charset : new Charset[]{StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
                Charset.forName("GBK")}) {
            var answer = post("/v1/service-orders").contentType("application/json")
                    .content(CREATION.getBytes(charset)).exchange();
            assertThat(answer).as(charset.name()).hasStatus(400);
        }
    }

    @Test
    void anExplicitNullIsAnAbsentField() {
        useCases.create = request -> {
            assertThat(request.terms()).isEqualTo(ServiceOrders.terms());
            return new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        };

        assertThat(post("/v1/service-orders",
                CREATION.replaceFirst("\\{", "{\"attach\": null, \"mch_id\": null, \"post_discounts\": null,")))
                .hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "application/json;q=0", "nonsense", "image/*", "*/*"})
    void anOddAcceptHeaderDoesNotMatter(String accept) {
        useCases.create = request -> new CreateServiceOrder.Outcome.Created(ServiceOrders.created());

        assertThat(post("/v1/service-orders").header("Accept", accept).contentType("application/json")
                .content(CREATION).exchange()).hasStatus(201).hasContentType("application/json");
    }

    @Test
    @Covers("M13")
    void exactly64KibAreRead() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Created(ServiceOrders.created());
        var length = CREATION.getBytes(StandardCharsets.UTF_8).length;

        assertThat(post("/v1/service-orders", CREATION + " ".repeat(BodyFilter.LENGTH_MAX - length))).hasStatus(201);
        assertThat(post("/v1/service-orders", CREATION + " ".repeat(BodyFilter.LENGTH_MAX - length + 1)))
                .hasStatus(413);
    }
}
