package payscore.adapter.persistence.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payscore.application.port.out.store.Reconciliations;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.Tally;

/** Translates days to rows and back. */
final class ReconciliationRows {
    private ReconciliationRows() {}

    static ReconciliationRow row(Reconciliation r) {
        var result = r.result();
        var tally = result.map(Reconciliation.Result::tally);
        var funds = result.flatMap(Reconciliation.Result::fundFlow);
        return new ReconciliationRow(r.mchId().value(), r.day().toString(),
                Reconciliations.bucketOf(r.mchId()).number(), r.status().name(), r.run(), r.attempts(),
                r.dueAt().toEpochMilli(), r.outcome().orElse(null),
                result.map(found -> found.finishedAt().toEpochMilli()).orElse(null),
                result.flatMap(Reconciliation.Result::sha1).orElse(null),
                tally.map(t -> t.payments().count()).orElse(null), tally.map(t -> t.payments().fen()).orElse(null),
                tally.map(t -> t.matched().count()).orElse(null), tally.map(t -> t.matched().fen()).orElse(null),
                tally.map(t -> t.refunds().count()).orElse(null), tally.map(t -> t.refunds().fen()).orElse(null),
                tally.map(Tally::others).orElse(null), tally.map(Tally::duplicates).orElse(null),
                funds.map(f -> f.income().count()).orElse(null), funds.map(f -> f.income().fen()).orElse(null),
                funds.map(f -> f.outlay().count()).orElse(null), funds.map(f -> f.outlay().fen()).orElse(null),
                r.version());
    }

    static Reconciliation reconciliation(ReconciliationRow row) {
        return new Reconciliation(new MchId(row.mchId()), LocalDate.parse(row.billDate()),
                Reconciliation.Status.valueOf(row.status()), row.run(), row.attempts(),
                Instant.ofEpochMilli(row.dueAt()), Optional.ofNullable(row.outcome()),
                Optional.ofNullable(row.finishedAt()).map(at -> result(row, Instant.ofEpochMilli(at))), row.version());
    }

    private static Reconciliation.Result result(ReconciliationRow row, Instant finishedAt) {
        return new Reconciliation.Result(Optional.ofNullable(row.sha1()),
                new Tally(sum(row.paymentsCount(), row.paymentsAmount()), sum(row.matchedCount(), row.matchedAmount()),
                        sum(row.refundsCount(), row.refundsAmount()), number(row.others()), number(row.duplicates())),
                row.incomeCount() == null
                        ? Optional.empty()
                        : Optional.of(new FundFlow(sum(row.incomeCount(), row.incomeAmount()),
                                sum(row.outlayCount(), row.outlayAmount()))),
                finishedAt);
    }

    private static Sum sum(@Nullable Long count, @Nullable Long amount) {
        return new Sum(number(count), number(amount));
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
