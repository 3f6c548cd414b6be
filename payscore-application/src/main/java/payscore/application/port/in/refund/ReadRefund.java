package payscore.application.port.in.refund;

import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;

/** Reads one refund. Asks nobody. */
public interface ReadRefund {
    /** @throws RefundNotFound when there is no such refund */
    View read(MchId mchId, OutRefundNo outRefundNo);

    /** @param unfinished the order's command whose outcome is not known yet; about this refund while that is only requested */
    record View(ServiceOrder order, Refund refund, Optional<Command> unfinished) {}
}
