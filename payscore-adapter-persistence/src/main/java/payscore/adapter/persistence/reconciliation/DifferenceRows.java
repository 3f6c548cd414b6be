package payscore.adapter.persistence.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import payscore.application.port.out.store.Reconciliations;
import payscore.domain.merchant.MchId;
import payscore.domain.money.Fen;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.TradeType;

/** Translates differences to rows and back. */
final class DifferenceRows {
    private DifferenceRows() {}

    static DifferenceRow row(Difference d) {
        return new DifferenceRow(d.key().mchId().value(), d.key().day().toString(), d.key().id().value(),
                Reconciliations.bucketOf(d.key().mchId()).number(), d.kind().name(), d.subject(),
                d.tradeType().map(Enum::name).orElse(null), d.outOrderNo().map(OutOrderNo::value).orElse(null),
                d.ours().map(Fen::amount).orElse(null), d.theirs().map(Fen::amount).orElse(null), d.fate().name(),
                d.remark(), d.dueAt().map(Instant::toEpochMilli).orElse(null), d.checks(), d.run(),
                d.foundAt().toEpochMilli(), d.changedAt().toEpochMilli(), d.version());
    }

    static Difference difference(DifferenceRow row) {
        return new Difference(
                new DifferenceKey(new MchId(row.mchId()), LocalDate.parse(row.billDate()),
                        new DifferenceId(row.differenceId())),
                DifferenceKind.valueOf(row.kind()), row.subject(),
                Optional.ofNullable(row.tradeType()).map(TradeType::valueOf),
                Optional.ofNullable(row.outOrderNo()).map(OutOrderNo::new),
                Optional.ofNullable(row.ours()).map(Fen::new),
                Optional.ofNullable(row.theirs()).map(Fen::new), Fate.valueOf(row.fate()), row.remark(),
                Optional.ofNullable(row.dueAt()).map(Instant::ofEpochMilli), row.checks(), row.run(),
                Instant.ofEpochMilli(row.foundAt()), Instant.ofEpochMilli(row.changedAt()), row.version());
    }
}
