package payscore.application.port.in.refund;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.RefundTerms;

/** Gives back a part of what PayScore collected, or all of it. The number makes it once, however often it is asked for. */
public interface RefundServiceOrder {
    /**
     * {@link DecisionOutcome.Done} means that WeChat has accepted it; the money follows, and the order's refund tells when.
     *
     * @throws OutRefundNoReused when the number belongs to another refund
     * @throws payscore.application.port.in.ServiceOrderNotFound when there is no such order
     * @throws payscore.application.port.out.store.CommandUnderway when another command of the order is unfinished
     * @throws payscore.domain.order.ServiceOrderNotReady when it is not paid
     * @throws payscore.domain.violation.InvalidTerms naming every rule it breaks
     */
    DecisionOutcome refund(ServiceOrderKey key, RefundTerms terms);
}
