package payscore.adapter.web.history;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.ReadHistory.History;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.CheckReason;
import payscore.domain.order.NextCheck;
import payscore.domain.order.ServiceOrder;

/**
 * What the service will do next about an order.
 *
 * @param at when at the latest; absent when nothing is planned
 * @param description in words
 */
record NextStep(Optional<OffsetDateTime> at, String description) {
    static NextStep of(History history) {
        var order = history.order();
        return history.unfinished().map(NextStep::settling)
                .or(() -> order.nextCheck().map(NextStep::asking))
                .orElseGet(() -> resting(order));
    }

    private static NextStep settling(Command command) {
        var request = switch (command.kind()) {
            case CREATE -> "create the order";
            case COMPLETE -> "complete the order";
            case CANCEL -> "cancel the order";
            case MODIFY -> "lower the amount";
            case SYNC -> "count a payment outside PayScore";
            case COLLECT -> "make an extra deduction";
            case REFUND -> "give money back";
            case ABNORMAL_REFUND -> "pay a stuck refund another way";
            case PRE_PERMIT -> "prepare the authorization";
            case TERMINATE -> "withdraw the authorization";
        };
        return new NextStep(Optional.of(WireTime.of(command.dueAt())),
                "Finds out what became of the request to " + request + ", sent to WeChat "
                        + times(command.attempts()) + (command.kind() == CommandKind.COLLECT
                                || command.kind() == CommandKind.ABNORMAL_REFUND
                                        ? "; asks WeChat and sends it no more."
                                        : "; asks WeChat and sends the same request again if need be."));
    }

    private static NextStep asking(NextCheck check) {
        return new NextStep(Optional.of(WireTime.of(check.at())),
                "Asks WeChat unless WeChat reports first: " + why(check.reason()) + ".");
    }

    private static NextStep resting(ServiceOrder order) {
        if (order.isPaidTwice()) {
            return new NextStep(Optional.empty(),
                    "Nothing: the user has paid twice, and a person must refund one of the two payments.");
        }
        return new NextStep(Optional.empty(), order.position().isTerminal()
                ? "Nothing: the order has ended."
                : "Nothing: WeChat declined to create the order. The same creation may be sent again.");
    }

    private static String why(CheckReason reason) {
        return switch (reason) {
            case USER_RETURNED -> "the user came back from the page and may have confirmed";
            case CONFIRMATION_EXPECTED -> "the user may confirm, or the order may expire";
            case SLOW_WATCH -> "the order is in use, and somebody may cancel it elsewhere";
            case PAYMENT_EXPECTED -> "WeChat deducts until it succeeds";
            case REFUND_EXPECTED -> "WeChat has accepted a refund and has not ended it";
            case DOUBT -> "a message disagreed with what is known";
            case AUDIT -> "the order has ended, and is one of the few that are asked about once more";
        };
    }

    private static String times(int attempts) {
        return attempts == 1 ? "once" : attempts + " times";
    }
}
