package payscore.domain.order;

import java.util.Optional;
import payscore.domain.money.Fen;

/** Events in plain English, for whoever looks an order up because something seems wrong. */
final class EventSentence {
    private EventSentence() {}

    static String about(ServiceOrderEvent event) {
        return whatHappened(event) + howWeKnow(event.source());
    }

    private static String whatHappened(ServiceOrderEvent event) {
        return switch (event.kind()) {
            case REQUESTED -> "The merchant asked for the order";
            case ADOPTED -> "WeChat has the order and we had not: it was made elsewhere, or our record of it was lost";
            case DECLINED -> "WeChat declined the request" + in(event.remark());
            case CREATED -> "The order exists at WeChat and waits for the user's confirmation";
            case TICKET_RENEWED -> "WeChat issued a fresh package for the confirmation page";
            case LAUNCHED -> "The confirmation page was launched";
            case CONFIRMED -> "The user confirmed; the service may run";
            case CONFIRMATION_DETAILED -> "More about the user's confirmation became known";
            case COMPLETION_DECIDED -> "The merchant decided to complete the order" + with(event.amount());
            case COMPLETED -> "WeChat has the completed order and collects" + amount(event.amount());
            case CANCELLATION_DECIDED -> "The merchant decided to cancel the order";
            case CANCELLED -> "The order is cancelled at WeChat";
            case MODIFICATION_DECIDED -> "The merchant decided to lower the amount" + to(event.amount());
            case MODIFIED -> "The amount at WeChat changed" + to(event.amount());
            case SYNC_DECIDED -> "The merchant reported a payment outside PayScore" + amount(event.amount());
            case COLLECTION_DECIDED -> "The merchant asked for an extra deduction" + amount(event.amount());
            case COLLECTION_DETAILED -> "WeChat told more about what it collected" + amount(event.amount())
                    + in(event.remark());
            case PAID -> "The order is paid" + amount(event.amount()) + in(event.remark());
            case CLOSED_WITH_ZERO -> "The order is closed with nothing to pay";
            case EXPIRED -> "The order expired: the user did not confirm in time";
            case REFUND_DECIDED -> "The merchant decided to refund" + amount(event.amount()) + in(event.remark());
            case REFUND_ADVANCED -> "WeChat has accepted a refund" + of(event.amount()) + in(event.remark());
            case REFUND_SUCCEEDED -> "A refund was paid out to the user" + amount(event.amount()) + in(event.remark());
            case REFUND_ABNORMAL -> "A refund is stuck, because the user's account takes no money"
                    + amount(event.amount()) + in(event.remark());
            case REFUND_CLOSED -> "WeChat has closed a refund without paying it out" + amount(event.amount())
                    + in(event.remark());
            case ABNORMAL_REFUND_DECIDED -> "The merchant decided to have a stuck refund paid another way"
                    + amount(event.amount()) + in(event.remark());
            case REFUND_RESUMED -> "WeChat is paying a stuck refund another way" + amount(event.amount())
                    + in(event.remark());
            case DOUBT_SETTLED ->
                "A message disagreed with what is known, and WeChat, asked about it, confirmed what is known";
            case AUDITED ->
                "One order in a thousand is asked about once more: WeChat confirmed what is known of this one";
            case PAID_TWICE -> "The merchant reported a payment outside PayScore for an order that WeChat has collected"
                    + amount(event.amount()) + in(event.remark());
            case QUARANTINED -> "A person must look at the order" + in(event.remark());
        };
    }

    private static String howWeKnow(Source source) {
        return switch (source) {
            case Source.Merchant merchant -> ".";
            case Source.Answer answer -> ", as WeChat answered.";
            case Source.Query query -> ", as WeChat said when asked.";
            case Source.Callback callback -> ", as WeChat reported by callback.";
        };
    }

    private static String in(Optional<String> remark) {
        return remark.map(words -> " (" + words + ")").orElse("");
    }

    private static String amount(Optional<Fen> fen) {
        return fen.map(sum -> " " + sum).orElse("");
    }

    private static String of(Optional<Fen> fen) {
        return fen.map(sum -> " of " + sum).orElse("");
    }

    private static String with(Optional<Fen> fen) {
        return fen.map(sum -> " with " + sum).orElse("");
    }

    private static String to(Optional<Fen> fen) {
        return fen.map(sum -> " to " + sum).orElse("");
    }
}
