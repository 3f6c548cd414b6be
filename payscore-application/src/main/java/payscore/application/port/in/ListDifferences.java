package payscore.application.port.in;

import java.util.List;
import payscore.application.port.out.store.Differences;
import payscore.domain.reconciliation.Difference;

/** Lists in what a day's bill and we differ. */
public interface ListDifferences {
    /** @throws ReconciliationNotFound when that day was never owed */
    List<Difference> list(Differences.Filter filter);
}
