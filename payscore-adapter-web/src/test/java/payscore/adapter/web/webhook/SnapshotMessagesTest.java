package payscore.adapter.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.json.WireJson;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.Service;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscount;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.Change;
import payscore.domain.order.Fact;
import payscore.domain.order.Learned;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.Source;
import payscore.domain.terms.ServiceTerms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnapshotMessagesTest {
    private final SnapshotMessages messages = new SnapshotMessages(new WireJson());

    @Test
    @Covers("B05")
    void aMessageIsTheWholeOrderAtItsVersion() {
        var message = read(messages.of(change(ServiceOrders.paidOrder(), ServiceOrderEvent.Kind.PAID)));

        assertThat(message.at("/type").stringValue()).isEqualTo("service_order.paid");
        assertThat(message.at("/timestamp").stringValue()).isEqualTo("2025-06-01T11:00:22+08:00");
        assertThat(message.at("/data/mch_id").stringValue()).isEqualTo("1900000109");
        assertThat(message.at("/data/out_order_no").stringValue()).isEqualTo("PS20250601_000001");
        assertThat(message.at("/data/version").longValue()).isEqualTo(ServiceOrders.paidOrder().version());
        assertThat(message.at("/data/state").stringValue()).isEqualTo("DONE");
        assertThat(message.at("/data/collection/paid_amount").longValue()).isEqualTo(800);
        assertThat(message.at("/data").has("omitted")).isFalse();
    }

    @Test
    @Covers({"W20", "C34"})
    void aVersionThatMovedTheOrderOnWithAnotherAmountAnnouncesNoSuccess() {
        var odd = new PaymentCollection(new Fen(900), new Fen(900), List.of());
        var learned = ServiceOrders.collecting().learn(ServiceOrders.observed(
                new Fact.Paid(ServiceOrders.confirmation(), odd), new Source.Query(9), ServiceOrders.PAID_AT));

        assertThat(learned).isInstanceOfSatisfying(Learned.Changed.class, changed -> {
            var message = read(messages.of(changed.change()));
            assertThat(message.at("/type").stringValue()).isEqualTo("service_order.quarantined");
            assertThat(message.at("/data/quarantine/reason").stringValue()).contains("900 fen");
        });
    }

    @Test
    void theTimeIsWhenItHappenedAndOtherwiseWhenWeLearnedIt() {
        var event = new ServiceOrderEvent(ServiceOrderEvent.Kind.CONFIRMED, new Source.Callback("n"),
                Optional.of(ServiceOrders.CONFIRMED_AT), ServiceOrders.PAID_AT, Optional.empty(), Optional.empty());

        assertThat(read(messages.of(new Change(ServiceOrders.inUse(), event))).at("/timestamp").stringValue())
                .isEqualTo("2025-06-01T10:00:10+08:00");
    }

    @Test
    void noMessageNamesTheUserOrHoldsATicket() {
        Arrays.stream(Position.values()).map(ServiceOrders::at).forEach(order -> assertThat(
                text(messages.of(change(order, ServiceOrderEvent.Kind.CONFIRMED))))
                .doesNotContain(ServiceOrders.OPEN_ID.value(), "openid", "package")
                .doesNotContain(ticketOf(ServiceOrders.ticket())));
    }

    @Test
    void theSameChangeIsAlwaysTheSameBytes() {
        var change = change(ServiceOrders.collecting(), ServiceOrderEvent.Kind.COMPLETED);

        assertThat(new SnapshotMessages(new WireJson()).of(change)).isEqualTo(messages.of(change));
    }

    @Test
    void anOrderWithVeryManyLinesStaysUnderTheLimitAndSaysWhatIsMissing() {
        var message = messages.of(ServiceOrder.request(ServiceOrders.KEY, service(), longTerms(),
                ServiceOrders.REQUESTED_AT));

        assertThat(message.bytes().length).isLessThan(SnapshotMessages.LENGTH_MAX);
        var data = read(message).at("/data");
        assertThat(data.has("post_payments")).isFalse();
        assertThat(data.has("post_discounts")).isFalse();
        assertThat(data.at("/omitted").valueStream().map(JsonNode::stringValue))
                .containsExactly("post_discounts", "post_payments");
        assertThat(data.at("/version").longValue()).isEqualTo(1);
    }

    private static Service service() {
        return ServiceOrders.SERVICE;
    }

    private static ServiceTerms longTerms() {
        var t = ServiceOrders.terms();
        var payments = IntStream.range(0, 100).mapToObj(i -> new PostPayment("租".repeat(17) + i,
                Optional.of(new Fen(1_000_000)), Optional.of("费".repeat(30)), Optional.of(100))).toList();
        var discounts = IntStream.range(0, 30).mapToObj(i -> new PostDiscount("减".repeat(17) + i,
                "惠".repeat(30), Optional.empty(), Optional.empty())).toList();
        return new ServiceTerms(t.introduction(), new PostPayments(payments), new PostDiscounts(discounts),
                t.timeRange(), t.location(), t.riskFund(), t.attach(), t.device());
    }

    private static Change change(ServiceOrder order, ServiceOrderEvent.Kind kind) {
        return new Change(order, new ServiceOrderEvent(kind, new Source.Answer(), Optional.empty(),
                ServiceOrders.PAID_AT, Optional.empty(), Optional.empty()));
    }

    private static String ticketOf(ConfirmationTicket ticket) {
        return ticket.value();
    }

    private static String text(RequestBody body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode read(RequestBody body) {
        return JsonMapper.shared().readTree(body.bytes());
    }
}
