package payscore.adapter.web.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation;

/**
 * What the latest complete comparison counted.
 *
 * @param sha1 of WeChat's trade bill; absent when WeChat says that there was nothing to bill
 * @param payments PayScore payments of the bill, each once
 * @param matched those of them that are known here with the same amount
 * @param refunds refunds of payments known here
 * @param otherLines lines of other businesses of the merchant number
 * @param duplicateLines lines that repeat an earlier one
 * @param income what came in on the basic account; absent when the fund-flow bill could not be had
 * @param outlay what went out
 */
record BillResultJson(
        Optional<String> sha1,
        SumJson payments,
        SumJson matched,
        SumJson refunds,
        long otherLines,
        long duplicateLines,
        Optional<SumJson> income,
        Optional<SumJson> outlay,
        OffsetDateTime finishedAt) {
    static BillResultJson of(Reconciliation.Result result) {
        var tally = result.tally();
        return new BillResultJson(result.sha1(), SumJson.of(tally.payments()), SumJson.of(tally.matched()),
                SumJson.of(tally.refunds()), tally.others(), tally.duplicates(),
                result.fundFlow().map(FundFlow::income).map(SumJson::of),
                result.fundFlow().map(FundFlow::outlay).map(SumJson::of), WireTime.of(result.finishedAt()));
    }
}
