package payscore.application.handler;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrder;

/** How a command stands after an attempt. */
sealed interface Settled {
    ServiceOrder order();

    record Done(ServiceOrder order) implements Settled {}

    record Open(ServiceOrder order) implements Settled {}

    record Rejected(ServiceOrder order, Decline decline) implements Settled {}

    default DecisionOutcome asOutcome() {
        return switch (this) {
            case Done(var order) -> new DecisionOutcome.Done(order);
            case Open(var order) -> new DecisionOutcome.NotKnownYet(order);
            case Rejected(var order, var decline) -> new DecisionOutcome.Declined(order, decline);
        };
    }
}
