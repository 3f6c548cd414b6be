package payscore.application.port.out.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.Fate;

/** In what bills and we differ. Rows are never removed. */
public interface Differences {
    /** Adds one. Answers false when it is there already; the transaction goes on. */
    boolean add(Difference difference);

    /** @throws StaleReconciliation when the stored version is not the one before; nothing is stored */
    void save(Difference difference);

    Optional<Difference> find(DifferenceKey key);

    /** Differences of merchants of these buckets that WeChat is to be asked about now, the longest overdue first. */
    List<Difference> due(Buckets buckets, Instant now, int limitMax);

    /** Differences of a day that fit, in the order of their ids. */
    List<Difference> list(Filter filter);

    /** How many a day has of each fate; fates it has none of are left out. */
    Map<Fate, Long> countByFate(MchId mchId, LocalDate day);

    /**
     * Which differences of a day to list.
     *
     * @param foundBefore only those that no run from this one on has found
     * @param after continue behind this one of an earlier page
     */
    record Filter(MchId mchId, LocalDate day, Optional<Fate> fate, Optional<DifferenceKind> kind,
            Optional<Integer> foundBefore, Optional<DifferenceId> after, int limitMax) {}
}
