package payscore.application.handler.reconciliation;

import java.util.List;
import payscore.application.port.in.ListDifferences;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.application.port.out.store.Differences;
import payscore.domain.reconciliation.Difference;

/** {@link ListDifferences}. */
public final class ListDifferencesHandler implements ListDifferences {
    private final ReconciliationBook book;

    public ListDifferencesHandler(ReconciliationBook book) {
        this.book = book;
    }

    @Override
    public List<Difference> list(Differences.Filter filter) {
        if (book.reconciliations().find(filter.mchId(), filter.day()).isEmpty()) {
            throw new ReconciliationNotFound();
        }
        return book.differences().list(filter);
    }
}
