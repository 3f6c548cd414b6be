package payscore.application.port.in;

import java.time.LocalDate;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Reconciliation;

/** Has a day compared with WeChat's bill as soon as possible, for the first time or once more. */
public interface RunReconciliation {
    /** @throws BillNotObtainable when WeChat has no bill of that day, not yet or not any more */
    Reconciliation run(MchId mchId, LocalDate day);
}
