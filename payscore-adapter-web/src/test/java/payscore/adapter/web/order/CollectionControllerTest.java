package payscore.adapter.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.collection.CollectionNotGranted;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.Decision;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.Learned;
import payscore.domain.order.Source;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.Device;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.SettledAmount;

class CollectionControllerTest extends WebSliceTest {
    private static final String ORDER = "/v1/service-orders/PS20250601_000001";
    private static final Instant NOW = ServiceOrders.PAID_AT.plusSeconds(60);
    private static final ServiceTime PAID_TIME = new ServiceTime.At(ServiceOrders.PAID_AT);
    private static final String SYNC = """
            {"type": "Order_Paid", "detail": {"paid_time": "2025-06-01T11:00:22+08:00"}}""";

    @Test
    void aModificationBringsTheCompleteNewLists() {
        var decided = new ArrayList<Modification>();
        useCases.modify = (key, lower) -> {
            decided.add(lower);
            return new DecisionOutcome.Done(ServiceOrders.collecting());
        };

        assertThat(post(ORDER + "/modify", """
                {"post_payments": [{"name": "租借费用", "amount": 700}],
                 "post_discounts": [{"name": "新客立减", "description": "首单减1元", "amount": 100}],
                 "total_amount": 600, "reason": "多计了一小时", "device": {"end_device_id": "CAB-2"}}"""))
                .hasStatus(200).bodyJson().extractingPath("$.state_description").isEqualTo("MCH_COMPLETE");
        assertThat(decided).singleElement().satisfies(lower -> {
            assertThat(lower.amount().total()).isEqualTo(new Fen(600));
            assertThat(lower.amount().postDiscounts().total()).isEqualTo(new Fen(100));
            assertThat(lower.reason()).isEqualTo("多计了一小时");
            assertThat(lower.device().flatMap(Device::endDeviceId)).contains("CAB-2");
        });
    }

    @Test
    void everythingWrongWithAModificationIsListedAtOnce() {
        assertThat(post(ORDER + "/modify", """
                {"post_payments": [{"name": "a", "amount": 5}], "total_amount": 6, "reason": "%s",
                 "device": {"end_device_id": ""}}""".formatted("x".repeat(51))))
                .hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/total_amount", "/device/end_device_id", "/reason");
        assertThat(post(ORDER + "/modify", """
                {"post_payments": [{"name": "a", "amount": 0}], "total_amount": 0, "reason": "x"}"""))
                .hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray()
                .containsExactly("/total_amount");
        assertThat(useCases.calls).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"Order_Paid, 2025-06-01T11:00:22, /detail/paid_time", "Order_Paid, 20250601110022, /detail/paid_time",
            "ORDER_PAID, 2025-06-01T11:00:22+08:00, /type", "Order_Paid, 2025-02-30, /detail/paid_time"})
    void aPaymentElsewhereIsOfTheOneTypeAndHasATime(String type, String paidTime, String pointer) {
        assertThat(post(ORDER + "/sync", """
                {"type": "%s", "detail": {"paid_time": "%s"}}""".formatted(type, paidTime)))
                .hasStatus(422).bodyJson().extractingPath("$.errors[*].pointer").asArray().containsExactly(pointer);
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void theTimeOfAPaymentElsewhereIsASecondOrABeijingDay() {
        var told = new ArrayList<ServiceTime>();
        useCases.sync = (key, paidTime) -> {
            told.add(paidTime);
            return new DecisionOutcome.Done(ServiceOrders.paidOrder());
        };
        post(ORDER + "/sync", SYNC);
        post(ORDER + "/sync", SYNC.replace("2025-06-01T11:00:22+08:00", "2025-06-02"));

        assertThat(told).isEqualTo(List.of(PAID_TIME, new ServiceTime.On(LocalDate.of(2025, 6, 2))));
    }

    @Test
    void anOrderPaidTwiceSaysSo() {
        var twice = ServiceOrders.paidOrder().reportPaidTwice(PAID_TIME, NOW).orElseThrow().order();
        useCases.sync = (key, paidTime) -> new DecisionOutcome.Declined(twice,
                new Decline("ORDER_DONE", "WeChat has collected the order already"));
        useCases.read = key -> new ReadServiceOrder.View(twice, Optional.empty());

        assertThat(post(ORDER + "/sync", SYNC)).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/declined-by-wechat", "wechat_code": "ORDER_DONE"}""");
        assertThat(get(ORDER)).bodyJson().isLenientlyEqualTo(
                """
                        {"paid_twice": true,
                         "paid_elsewhere": {"paid_time": "2025-06-01T11:00:22+08:00", "reported_at": "2025-06-01T11:01:22+08:00"}}
                        """);
    }

    @Test
    void anExtraDeductionNeedsNoBody() {
        useCases.collect = key -> new DecisionOutcome.NotKnownYet(ServiceOrders.collecting());

        assertThat(post(ORDER + "/collect", "")).hasStatus(202).hasHeader("Retry-After", "2");
    }

    @Test
    void anExtraDeductionThatWasNotGrantedIsAProblemOfItsOwn() {
        useCases.collect = key -> {
            throw new CollectionNotGranted(ServiceOrders.SERVICE_ID);
        };

        assertThat(post(ORDER + "/collect", "")).hasStatus(403).bodyJson().extractingPath("$.type")
                .isEqualTo("/problems/collection-not-granted");
    }

    @Test
    void whatThePositionForbidsSaysWhereTheOrderStands() {
        useCases.modify = (key, lower) -> forbidden(Decision.MODIFY);
        useCases.sync = (key, paidTime) -> forbidden(Decision.SYNC);
        useCases.collect = key -> forbidden(Decision.COLLECT);
        var modification = """
                {"post_payments": [{"name": "a", "amount": 1}], "total_amount": 1, "reason": "x"}""";

        isForbidden("/modify", modification, "service-order-not-modifiable");
        isForbidden("/sync", SYNC, "service-order-not-syncable");
        isForbidden("/collect", "", "service-order-not-collectable");
    }

    @Test
    void aCompletionMayReservePaymentForSharingAndNameCoupons() {
        var decided = new ArrayList<CompletionTerms>();
        useCases.complete = (key, terms) -> {
            decided.add(terms);
            return new DecisionOutcome.Done(ServiceOrders.inUse()
                    .complete(terms, ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order());
        };
        var completion = """
                {"post_payments": [{"name": "租借费用", "amount": 800}], "total_amount": 800,
                 "profit_sharing": true, "goods_tag": "WXG"}""";

        assertThat(post(ORDER + "/complete", completion)).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"profit_sharing": true, "goods_tag": "WXG"}""");
        assertThat(decided).singleElement().satisfies(terms -> {
            assertThat(terms.profitSharing()).isTrue();
            assertThat(terms.goodsTag()).contains("WXG");
        });
        assertThat(post(ORDER + "/complete", completion.replace("WXG", "x".repeat(33)))).hasStatus(422).bodyJson()
                .extractingPath("$.errors[*].pointer").asArray().containsExactly("/goods_tag");
        assertThat(post(ORDER + "/complete", completion.replace("true", "\"true\""))).hasStatus(400).bodyJson()
                .isLenientlyEqualTo("""
                        {"errors": [{"pointer": "/profit_sharing", "detail": "must be true or false"}]}""");
    }

    @Test
    void theHistorySaysWhatIsLeftToDo() {
        var twice = ServiceOrders.paidOrder().reportPaidTwice(PAID_TIME, NOW).orElseThrow().order();
        useCases.history = key -> new ReadHistory.History(twice, List.of(), Optional.empty());
        assertThat(get(ORDER + "/history")).bodyJson().extractingPath("$.next.description").isEqualTo(
                "Nothing: the user has paid twice, and a person must refund one of the two payments.");

        var attempt = Command.firstAttempt(new CommandId("0".repeat(32)), ServiceOrders.KEY, CommandKind.COLLECT,
                RequestBody.of("{}"), NOW);
        useCases.history = key -> new ReadHistory.History(ServiceOrders.collecting(), List.of(), Optional.of(attempt));
        assertThat(get(ORDER + "/history")).bodyJson().extractingPath("$.next.description").isEqualTo(
                "Finds out what became of the request to make an extra deduction, sent to WeChat once; asks WeChat and "
                        + "sends it no more.");
    }

    @Test
    void theLinesShownAreThoseOfTheAmountThatIsCollected() {
        var lower = new Modification(
                new SettledAmount(
                        new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(500)), Optional.empty(),
                                Optional.empty()))),
                        PostDiscounts.NONE, new Fen(500)),
                "多计了一小时", Optional.of(new Device(Optional.empty(), Optional.of("CAB-9"), Optional.empty())),
                Optional.empty());
        var modifying = ServiceOrders.collecting().modify(lower, ServiceOrders.SERVICE, NOW).order();
        useCases.read = key -> new ReadServiceOrder.View(modifying, Optional.empty());
        assertThat(get(ORDER)).bodyJson().isLenientlyEqualTo("""
                {"total_amount": 800, "post_payments": [{"amount": 900}]}""");

        var modified = ((Learned.Changed) modifying.learn(ServiceOrders.observed(
                new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(500))),
                new Source.Answer(), NOW))).change().order();
        useCases.read = key -> new ReadServiceOrder.View(modified, Optional.empty());
        assertThat(get(ORDER)).bodyJson().isLenientlyEqualTo("""
                {"total_amount": 500, "post_payments": [{"amount": 500}], "device": {"end_device_id": "CAB-9"}}""");
    }

    private void isForbidden(String operation, String body, String problem) {
        assertThat(post(ORDER + operation, body)).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"type": "/problems/%s", "state": "DOING", "state_description": "USER_CONFIRM"}""".formatted(problem));
    }

    private static DecisionOutcome forbidden(Decision decision) {
        ServiceOrders.inUse().requireReadyFor(decision);
        throw new AssertionError();
    }
}
