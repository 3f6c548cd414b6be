package payscore.application.port.in.refund;

import payscore.application.port.in.DecisionOutcome;
import payscore.domain.merchant.MchId;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundPayee;

/**
 * Has a refund paid another way that the user's card does not take. Whom exactly the money goes to is handed to WeChat and kept nowhere,
 * so the service never asks twice by itself: what became of a request without an answer is found by querying the refund.
 */
public interface ApplyAbnormalRefund {
    /**
     * {@link DecisionOutcome.Done} means that WeChat has taken it. While the outcome is not known, the same call asks WeChat how the
     * refund stands and sends the request once more if it is still stuck.
     *
     * @throws RefundNotFound when there is no such refund
     * @throws payscore.application.port.out.store.CommandUnderway when another command of the order is unfinished, or this one with
     *     another type or bank
     * @throws payscore.domain.refund.RefundNotAbnormal when it is not stuck
     */
    DecisionOutcome apply(MchId mchId, OutRefundNo outRefundNo, RefundPayee payee);
}
