package payscore.application.port.out.store;

import java.util.Collection;
import java.util.Set;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.refund.OutRefundNo;

/** Which refunds of ours a bill has shown. */
public interface BilledRefunds {
    /** Notes that the bill of a day showed it. Answers false when the same run of the same day has noted it before. */
    boolean mark(MchId mchId, OutRefundNo outRefundNo, KnownPayment.Billed billed);

    /** Those of these that a bill of any day has shown. */
    Set<OutRefundNo> shownOf(MchId mchId, Collection<OutRefundNo> refunds);
}
