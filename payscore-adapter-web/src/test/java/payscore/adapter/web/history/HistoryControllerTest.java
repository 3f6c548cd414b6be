package payscore.adapter.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.HistoryEntry;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.Source;

class HistoryControllerTest extends WebSliceTest {
    private static final String HISTORY = "/v1/service-orders/PS20250601_000001/history";

    @Test
    void aHistoryTellsWhatWasLearnedFromWhomAndWhatComesNext() {
        var requested = new HistoryEntry(1, Position.REQUESTED, new ServiceOrderEvent(ServiceOrderEvent.Kind.REQUESTED,
                new Source.Merchant(), Optional.empty(), ServiceOrders.REQUESTED_AT, Optional.empty(),
                Optional.empty()));
        var confirmed = new HistoryEntry(3, Position.IN_USE, new ServiceOrderEvent(ServiceOrderEvent.Kind.CONFIRMED,
                new Source.Callback("n-1"), Optional.of(ServiceOrders.CONFIRMED_AT),
                ServiceOrders.CONFIRMED_AT.plusMillis(1500), Optional.empty(), Optional.empty()));
        var completing = new HistoryEntry(4, Position.IN_USE,
                new ServiceOrderEvent(ServiceOrderEvent.Kind.COMPLETION_DECIDED, new Source.Merchant(),
                        Optional.empty(), ServiceOrders.COMPLETED_AT, Optional.of(ServiceOrders.TOTAL),
                        Optional.of("note")));
        useCases.history = key -> new ReadHistory.History(
                ServiceOrders.collecting(), List.of(requested, confirmed, completing), Optional.empty());

        assertThat(get(HISTORY)).hasStatus(200).bodyJson().isStrictlyEqualTo(
                """
                        {"out_order_no": "PS20250601_000001", "entries": [
                          {"version": 1, "event": "REQUESTED", "state": "REQUESTED", "source": "MERCHANT",
                           "learned_at": "2025-06-01T10:00:00+08:00", "description": "The merchant asked for the order."},
                          {"version": 3, "event": "CONFIRMED", "state": "DOING", "state_description": "USER_CONFIRM",
                           "source": "CALLBACK", "occurred_at": "2025-06-01T10:00:10+08:00",
                           "learned_at": "2025-06-01T10:00:11.5+08:00",
                           "description": "The user confirmed; the service may run, as WeChat reported by callback."},
                          {"version": 4, "event": "COMPLETION_DECIDED", "state": "DOING", "state_description": "USER_CONFIRM",
                           "source": "MERCHANT", "learned_at": "2025-06-01T11:00:10+08:00", "amount": 800, "remark": "note",
                           "description": "The merchant decided to complete the order with 800 fen."}],
                         "next": {"at": "2025-06-01T11:00:15+08:00",
                                  "description": "Asks WeChat unless WeChat reports first: WeChat deducts until it succeeds."}}""");
    }

    @Test
    void anUnfinishedCommandComesNext() {
        var command = Command.firstAttempt(new CommandId("0".repeat(32)), ServiceOrders.KEY, CommandKind.COMPLETE,
                RequestBody.of("{}"), ServiceOrders.COMPLETED_AT).nextAttempt(ServiceOrders.COMPLETED_AT)
                .unknown(ServiceOrders.COMPLETED_AT.plusSeconds(4));
        showsNext(ServiceOrders.completing(), Optional.of(command),
                """
                        {"next": {"at": "2025-06-01T11:00:14+08:00", "description": "Finds out what became of the request to complete the order, sent to WeChat 2 times; asks WeChat and sends the same request again if need be."}}""");
    }

    @Test
    void anOrderThatRestsSaysSo() {
        showsNext(ServiceOrders.paidOrder(), Optional.empty(),
                "{\"next\": {\"description\": \"Nothing: the order has ended.\"}}");
        var declined = ServiceOrders.requested()
                .creationDeclined(new Decline("NO_AUTH", "no"), ServiceOrders.REQUESTED_AT).orElseThrow().order();
        showsNext(declined, Optional.empty(),
                """
                        {"next": {"description": "Nothing: WeChat declined to create the order. The same creation may be sent again."}}""");
    }

    private void showsNext(ServiceOrder order, Optional<Command> unfinished, String expected) {
        useCases.history = key -> new ReadHistory.History(order, List.of(), unfinished);
        assertThat(get(HISTORY)).hasStatus(200).bodyJson().isLenientlyEqualTo(expected);
    }
}
