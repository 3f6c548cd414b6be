package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrder;

class MeteredPayScoreGatewayTest {
    private static final RequestBody BODY = RequestBody.of("{}");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private CommandAnswer commandAnswer = new CommandAnswer.Unknown("timeout");
    private QueryAnswer queryAnswer = new QueryAnswer.NotFound();
    private final PayScoreGateway metered = new MeteredPayScoreGateway(new PayScoreGateway() {
        @Override
        public RequestBody render(CommandKind kind, ServiceOrder order) {
            return BODY;
        }

        @Override
        public CommandAnswer send(CommandKind kind, ServiceOrder order, RequestBody body) {
            return commandAnswer;
        }

        @Override
        public QueryAnswer query(OrderQuery query) {
            return queryAnswer;
        }
    }, meters);

    static Stream<Arguments> commandAnswers() {
        var decline = new Decline("CODE", "text");
        return Stream.of(
                Arguments.of(CommandKind.CREATE, new CommandAnswer.Accepted(new Fact.Expired(), Optional.empty()),
                        "create", "accepted"),
                Arguments.of(CommandKind.COMPLETE, new CommandAnswer.Declined(decline), "complete", "declined"),
                Arguments.of(CommandKind.CANCEL, new CommandAnswer.RefusedForNow(decline), "cancel",
                        "refused-for-now"),
                Arguments.of(CommandKind.CREATE, new CommandAnswer.Mismatched(decline), "create", "mismatched"),
                Arguments.of(CommandKind.CREATE, new CommandAnswer.Throttled(Optional.of(Duration.ofSeconds(1))),
                        "create", "throttled"),
                Arguments.of(CommandKind.CREATE, new CommandAnswer.Unknown("timeout"), "create", "unknown"));
    }

    @ParameterizedTest
    @MethodSource("commandAnswers")
    void countsCommandsByWhatCameOfThem(CommandKind kind, CommandAnswer answer, String operation, String outcome) {
        commandAnswer = answer;

        assertThat(metered.send(kind, ServiceOrders.requested(), BODY)).isSameAs(answer);

        assertThat(calls(operation, outcome)).isEqualTo(1);
    }

    static Stream<Arguments> queryAnswers() {
        return Stream.of(
                Arguments.of(
                        new QueryAnswer.Found(ServiceOrders.OUT_ORDER_NO, new Fact.Expired(), Optional.empty(),
                                Optional.empty()),
                        "found"),
                Arguments.of(new QueryAnswer.NotFound(), "not-found"),
                Arguments.of(new QueryAnswer.Unavailable("timeout"), "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("queryAnswers")
    void countsQueriesByWhatCameOfThem(QueryAnswer answer, String outcome) {
        queryAnswer = answer;

        assertThat(metered.query(OrderQuery.about(ServiceOrders.created()))).isSameAs(answer);

        assertThat(calls("query", outcome)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"server-error, server-error", "SOME_NEW_CODE, unlisted-code"})
    void countsUnknownOutcomesByWordsOfOurOwn(String cause, String counted) {
        commandAnswer = new CommandAnswer.Unknown(cause);

        metered.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);

        assertThat(meters.counter("payscore.wechat.unknown", "cause", counted).count()).isEqualTo(1);
    }

    @Test
    void labelsNothingWithAnOrder() {
        metered.send(CommandKind.CREATE, ServiceOrders.requested(), BODY);
        metered.query(OrderQuery.about(ServiceOrders.created()));

        assertThat(meters.getMeters()).isNotEmpty().flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getKey).containsOnly("operation", "outcome", "cause");
        assertThat(meters.getMetersAsString()).doesNotContain(ServiceOrders.OUT_ORDER_NO.value());
    }

    @Test
    void leavesTheBytesOfACommandToTheGateway() {
        assertThat(metered.render(CommandKind.CREATE, ServiceOrders.requested())).isSameAs(BODY);
    }

    private long calls(String operation, String outcome) {
        return meters.get("payscore.wechat.calls").tags("operation", operation, "outcome", outcome).timer().count();
    }
}
