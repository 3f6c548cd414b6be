package payscore.application.port.in;

import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.CompletionTerms;

/** Ends a service with its final amount; WeChat then collects by itself. */
public interface CompleteServiceOrder {
    /**
     * @throws ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when it is not in use
     * @throws payscore.domain.violation.InvalidTerms when the order does not allow the terms
     */
    DecisionOutcome complete(ServiceOrderKey key, CompletionTerms terms);
}
