package payscore.application.port.in.collection;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.terms.ServiceTime;

/**
 * Tells WeChat that the user has paid the merchant outside PayScore, so that nothing more is collected. Where WeChat has collected
 * already, the order is kept as paid twice for a person to refund.
 */
public interface SyncServiceOrder {
    /**
     * @param paidTime when the merchant was paid
     * @throws payscore.application.port.in.ServiceOrderNotFound when there is no such order
     * @throws payscore.domain.order.ServiceOrderNotReady when WeChat neither collects nor has collected it
     * @throws payscore.domain.violation.InvalidTerms unless it was paid between the completion and now
     */
    DecisionOutcome sync(ServiceOrderKey key, ServiceTime paidTime);
}
