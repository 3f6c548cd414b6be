package payscore.adapter.persistence.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.Fate;

/** Differences in SQL. Each call is a single statement; the version in the WHERE decides a race. */
public final class MyBatisDifferences implements Differences {
    private final DifferenceMapper mapper;

    MyBatisDifferences(DifferenceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(Difference difference) {
        try {
            mapper.insert(DifferenceRows.row(difference));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public void save(Difference difference) {
        if (mapper.update(DifferenceRows.row(difference)) == 0) {
            throw new StaleReconciliation("Difference " + difference.key().id());
        }
    }

    @Override
    public Optional<Difference> find(DifferenceKey key) {
        return mapper.find(key.mchId().value(), key.day().toString(), key.id().value())
                .map(DifferenceRows::difference);
    }

    @Override
    public List<Difference> due(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), now.toEpochMilli(), limitMax).stream()
                .map(DifferenceRows::difference).toList();
    }

    @Override
    public List<Difference> list(Filter filter) {
        return mapper.list(DifferenceListQuery.of(filter)).stream().map(DifferenceRows::difference).toList();
    }

    @Override
    public Map<Fate, Long> countByFate(MchId mchId, LocalDate day) {
        return mapper.count(mchId.value(), day.toString()).stream()
                .collect(Collectors.toMap(row -> Fate.valueOf(row.fate()), FateCountRow::differences));
    }
}
