package payscore.adapter.web.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.ReadReconciliation;
import payscore.domain.reconciliation.Reconciliation;

/**
 * How a day compares with WeChat's bill.
 *
 * @param billDate the day in Beijing
 * @param status PENDING, RUNNING, DONE, or UNOBTAINABLE (WeChat has no bill that old any more)
 * @param run how often a comparison was begun
 * @param attempts how often the bill could not be had since it was last asked for
 * @param lastOutcome why it could not be had
 * @param nextAttemptAt while it is PENDING or RUNNING
 * @param result of the latest complete comparison
 * @param differences how many there are of each fate; absent in the answer to running it
 */
record ReconciliationResponse(
        String mchId,
        String billDate,
        String status,
        int run,
        int attempts,
        Optional<String> lastOutcome,
        Optional<OffsetDateTime> nextAttemptAt,
        Optional<BillResultJson> result,
        Optional<DifferenceCountsJson> differences) {
    static ReconciliationResponse of(ReadReconciliation.Report report) {
        return of(report.reconciliation(), Optional.of(DifferenceCountsJson.of(report.differences())));
    }

    static ReconciliationResponse of(Reconciliation day) {
        return of(day, Optional.empty());
    }

    private static ReconciliationResponse of(Reconciliation day, Optional<DifferenceCountsJson> differences) {
        return new ReconciliationResponse(day.mchId().value(), day.day().toString(), day.status().name(), day.run(),
                day.attempts(), day.outcome(),
                Optional.of(day.dueAt()).filter(due -> day.isOwed()).map(WireTime::of),
                day.result().map(BillResultJson::of), differences);
    }
}
