package payscore.application.handler.reconciliation;

import java.util.function.Supplier;
import payscore.application.port.out.store.BilledRefunds;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;

/** Everything that is stored about bills, changed in one transaction at a time. */
public record ReconciliationBook(Reconciliations reconciliations, Differences differences, Payments payments,
        RefundRecords refunds, BilledRefunds billedRefunds, Transactions transactions) {
    private static final int TRIES_MAX = 5;

    /**
     * Runs {@code work} in a transaction, and again from the start when it lost a race. Work reads what it changes.
     *
     * @throws StaleReconciliation when it lost {@value #TRIES_MAX} races in a row
     */
    <T> T change(Supplier<T> work) {
        for (int tries = 1;; tries++) {
            try {
                return transactions.run(work);
            } catch (StaleReconciliation | StoreFailure.Conflict lostRace) {
                if (tries == TRIES_MAX) {
                    throw lostRace;
                }
            }
        }
    }
}
