package payscore.adapter.persistence.order;

import java.util.List;
import payscore.application.port.out.store.HistoryEntry;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrderKey;

/** The history of an order as a chain: each fact carries the digest of the one before. */
final class FactChain {
    private final FactMapper mapper;

    FactChain(FactMapper mapper) {
        this.mapper = mapper;
    }

    /** Call it only where the version was just written: then nobody else can append. */
    void append(Change change) {
        var row = FactRows.row(change);
        var before = row.version() == 1
                ? FactRow.NO_DIGEST
                : mapper.digest(row.mchId(), row.outOrderNo(), row.version() - 1)
                        .orElseThrow(() -> broken(change.order().key(), row.version() - 1));
        mapper.insert(row.sealedBehind(before));
    }

    /** @throws IllegalStateException when somebody changed, removed or slipped in a row */
    List<HistoryEntry> read(ServiceOrderKey key) {
        var rows = mapper.list(key.mchId().value(), key.outOrderNo().value());
        var before = FactRow.NO_DIGEST;
        var version = 1L;
        for (var row : rows) {
            if (row.version() != version || !row.isIntactBehind(before)) {
                throw broken(key, version);
            }
            before = row.digest();
            version++;
        }
        return rows.stream().map(FactRows::entry).toList();
    }

    private static IllegalStateException broken(ServiceOrderKey key, long version) {
        return new IllegalStateException(
                "The history of service order " + key + " was tampered with: version " + version + " does not fit");
    }
}
