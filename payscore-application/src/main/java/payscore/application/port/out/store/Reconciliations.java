package payscore.application.port.out.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Reconciliation;

/** The days that are owed a comparison with WeChat's bill, or have had it: one row a merchant and day. */
public interface Reconciliations {
    /** Adds a day. Answers false when it is there already; the transaction goes on. */
    boolean add(Reconciliation reconciliation);

    /** @throws StaleReconciliation when the stored version is not the one before; nothing is stored */
    void save(Reconciliation reconciliation);

    Optional<Reconciliation> find(MchId mchId, LocalDate day);

    /** The latest day that was ever owed to a merchant. */
    Optional<LocalDate> latest(MchId mchId);

    /** Days of merchants of these buckets that are due, the longest overdue first. */
    List<Reconciliation> due(Buckets buckets, Instant now, int limitMax);

    /** A merchant's due work about bills lies in one bucket. */
    static Bucket bucketOf(MchId mchId) {
        return Bucket.of(mchId.value());
    }
}
