package payscore.application.port.in;

import java.time.LocalDate;
import java.util.Map;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.Reconciliation;

/** Shows how a day's comparison with WeChat's bill stands. */
public interface ReadReconciliation {
    /** @throws ReconciliationNotFound when that day was never owed */
    Report read(MchId mchId, LocalDate day);

    /** @param differences how many there are of each fate */
    record Report(Reconciliation reconciliation, Map<Fate, Long> differences) {
        public Report {
            differences = Map.copyOf(differences);
        }
    }
}
