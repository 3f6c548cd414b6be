package payscore.adapter.persistence.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Reconciliation;

/** Days in SQL. Each call is a single statement; the version in the WHERE decides a race. */
public final class MyBatisReconciliations implements Reconciliations {
    private final ReconciliationMapper mapper;

    MyBatisReconciliations(ReconciliationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(Reconciliation reconciliation) {
        try {
            mapper.insert(ReconciliationRows.row(reconciliation));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public void save(Reconciliation reconciliation) {
        if (mapper.update(ReconciliationRows.row(reconciliation)) == 0) {
            throw new StaleReconciliation("The day " + reconciliation.day());
        }
    }

    @Override
    public Optional<Reconciliation> find(MchId mchId, LocalDate day) {
        return mapper.find(mchId.value(), day.toString()).map(ReconciliationRows::reconciliation);
    }

    @Override
    public Optional<LocalDate> latest(MchId mchId) {
        return mapper.latest(mchId.value()).map(LocalDate::parse);
    }

    @Override
    public List<Reconciliation> due(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), now.toEpochMilli(), limitMax).stream()
                .map(ReconciliationRows::reconciliation).toList();
    }
}
