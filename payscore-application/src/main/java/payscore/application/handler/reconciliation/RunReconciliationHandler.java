package payscore.application.handler.reconciliation;

import java.time.InstantSource;
import java.time.LocalDate;
import payscore.application.port.in.BillNotObtainable;
import payscore.application.port.in.RunReconciliation;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.BillOfDay;
import payscore.domain.reconciliation.Reconciliation;

/** {@link RunReconciliation}: makes the row due, so that whoever holds its bucket does the work. */
public final class RunReconciliationHandler implements RunReconciliation {
    private final ReconciliationBook book;
    private final InstantSource clock;

    public RunReconciliationHandler(ReconciliationBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Reconciliation run(MchId mchId, LocalDate day) {
        var now = clock.instant();
        if (!BillOfDay.isObtainable(day, now)) {
            throw new BillNotObtainable(day);
        }
        return book.change(() -> {
            var stored = book.reconciliations().find(mchId, day);
            if (stored.isPresent()) {
                var wanted = stored.get().wantedNow(now);
                book.reconciliations().save(wanted);
                return wanted;
            }
            if (book.reconciliations().latest(mchId).isEmpty() && !day.equals(BillOfDay.latest(now))) {
                // Days are owed from the latest on; an old one that somebody asks for must not owe all days since.
                book.reconciliations().add(Reconciliation.owed(mchId, BillOfDay.latest(now)));
            }
            var wanted = Reconciliation.owed(mchId, day).wantedFromTheStart(now);
            if (!book.reconciliations().add(wanted)) {
                throw new StaleReconciliation("The day " + day);
            }
            return wanted;
        });
    }
}
