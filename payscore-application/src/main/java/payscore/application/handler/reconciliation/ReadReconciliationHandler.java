package payscore.application.handler.reconciliation;

import java.time.LocalDate;
import payscore.application.port.in.ReadReconciliation;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.domain.merchant.MchId;

/** {@link ReadReconciliation}. */
public final class ReadReconciliationHandler implements ReadReconciliation {
    private final ReconciliationBook book;

    public ReadReconciliationHandler(ReconciliationBook book) {
        this.book = book;
    }

    @Override
    public Report read(MchId mchId, LocalDate day) {
        var found = book.reconciliations().find(mchId, day).orElseThrow(ReconciliationNotFound::new);
        return new Report(found, book.differences().countByFate(mchId, day));
    }
}
