package payscore.application.port.in;

import payscore.domain.order.Decline;
import payscore.domain.order.ServiceOrder;

/** What came of a merchant's decision about an order. */
public sealed interface DecisionOutcome {
    ServiceOrder order();

    /** WeChat has carried it out, now or earlier under the same terms. */
    record Done(ServiceOrder order) implements DecisionOutcome {}

    /** WeChat's answer is not known yet, or not final; it will be found out. */
    record NotKnownYet(ServiceOrder order) implements DecisionOutcome {}

    /** WeChat refused for good. */
    record Declined(ServiceOrder order, Decline decline) implements DecisionOutcome {}
}
