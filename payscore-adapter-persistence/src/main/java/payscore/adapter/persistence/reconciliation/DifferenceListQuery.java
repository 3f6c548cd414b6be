package payscore.adapter.persistence.reconciliation;

import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.Differences.Filter;

/** A filter as a single statement takes it. */
record DifferenceListQuery(
        String mchId,
        String billDate,
        @Nullable String fate,
        @Nullable String kind,
        @Nullable Integer foundBefore,
        String after,
        int limitMax) {
    static DifferenceListQuery of(Filter filter) {
        return new DifferenceListQuery(filter.mchId().value(), filter.day().toString(),
                filter.fate().map(Enum::name).orElse(null), filter.kind().map(Enum::name).orElse(null),
                filter.foundBefore().orElse(null), filter.after().map(id -> id.value()).orElse(""),
                filter.limitMax());
    }
}
