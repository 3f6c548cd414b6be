package payscore.application.handler.reconciliation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import payscore.application.handler.OrderBook;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.Tally;

/**
 * Makes the comparison of one merchant's day, from fetching the bills to the last difference. Whatever it stores on the way is the same
 * when it is stored once more, so a run that dies, or two that overlap, leave nothing wrong behind.
 */
public final class BillComparison {
    private static final Logger LOG = System.getLogger(BillComparison.class.getName());

    /** After so many attempts the day is compared without the fund-flow bill, which decides nothing. */
    private static final int ATTEMPTS_FOR_FUND_FLOW = 6;

    private final ReconciliationBook book;
    private final OrderBook orders;
    private final BillGateway gateway;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public BillComparison(ReconciliationBook book, OrderBook orders, BillGateway gateway, Telemetry telemetry,
            InstantSource clock) {
        this.book = book;
        this.orders = orders;
        this.gateway = gateway;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** Does nothing when somebody else has begun it or made it meanwhile. */
    void make(Reconciliation due) {
        begin(due).ifPresent(started -> {
            try {
                compare(started);
            } catch (StaleReconciliation overtaken) {
                LOG.log(Level.INFO, "event=RECONCILIATION_OVERTAKEN mch_id={0} day={1} run={2}", started.mchId(),
                        started.day(), started.run());
            }
        });
    }

    /** It failed for a reason of ours; the bill is as good as it was. */
    void putOff(Reconciliation row) {
        book.change(() -> book.reconciliations().find(row.mchId(), row.day())
                .filter(Reconciliation::isOwed)
                .map(stored -> postponed(stored, "failed")));
    }

    private Optional<Reconciliation> begin(Reconciliation due) {
        return book.change(() -> book.reconciliations().find(due.mchId(), due.day())
                .filter(stored -> stored.isDue(clock.instant()))
                .map(stored -> {
                    var started = stored.started(clock.instant());
                    book.reconciliations().save(started);
                    return started;
                }));
    }

    private void compare(Reconciliation started) {
        var fundFlow = gateway.fundFlowBill(started.mchId(), started.day());
        if (started.attempts() < ATTEMPTS_FOR_FUND_FLOW && whyNot(fundFlow).isPresent()) {
            giveUpForNow(started, "fund-flow-" + whyNot(fundFlow).get());
            return;
        }
        switch (gateway.tradeBill(started.mchId(), started.day())) {
            case BillAnswer.Ready<Statement>(var statement) -> {
                try (statement) {
                    finish(started, Optional.of(statement), fundFlow);
                }
            }
            case BillAnswer.Empty<Statement> nothing -> finish(started, Optional.empty(), fundFlow);
            case BillAnswer.NotReady<Statement> late -> giveUpForNow(started, "not-ready");
            case BillAnswer.Unavailable<Statement>(var cause) -> giveUpForNow(started, cause);
        }
    }

    private static Optional<String> whyNot(BillAnswer<FundFlow> answer) {
        return switch (answer) {
            case BillAnswer.Ready<FundFlow> ready -> Optional.empty();
            case BillAnswer.Empty<FundFlow> nothing -> Optional.empty();
            case BillAnswer.NotReady<FundFlow> late -> Optional.of("not-ready");
            case BillAnswer.Unavailable<FundFlow>(var cause) -> Optional.of(cause);
        };
    }

    private static Optional<FundFlow> movements(BillAnswer<FundFlow> answer) {
        return switch (answer) {
            case BillAnswer.Ready<FundFlow>(var fundFlow) -> Optional.of(fundFlow);
            case BillAnswer.Empty<FundFlow> nothing -> Optional.of(FundFlow.NONE);
            case BillAnswer.NotReady<FundFlow> late -> Optional.empty();
            case BillAnswer.Unavailable<FundFlow> none -> Optional.empty();
        };
    }

    private void finish(
            Reconciliation started, Optional<Statement> statement, BillAnswer<FundFlow> fundFlow) {
        var findings = new Findings(book, telemetry, started, clock);
        var tally = statement.map(bill -> walk(bill, started, findings)).orElse(Tally.NONE);
        findings.addWhatTheBillLacks();
        findings.settleWhatIsNoMore();
        var result = new Reconciliation.Result(statement.map(Statement::sha1), tally, movements(fundFlow),
                clock.instant());
        // Not read again: whoever has changed the row since has begun another run, whose result counts.
        book.transactions().run(() -> {
            book.reconciliations().save(started.finished(result));
            return result;
        });
        telemetry.reconciled("done");
        LOG.log(Level.INFO, "event=RECONCILED mch_id={0} day={1} run={2} payments={3} matched={4} refunds={5}",
                started.mchId(), started.day(), started.run(), tally.payments().count(), tally.matched().count(),
                tally.refunds().count());
    }

    private Tally walk(Statement statement, Reconciliation started, Findings findings) {
        var matching = new LineMatching(book, orders, started, findings);
        var chunk = new ArrayList<StatementLine>(Payments.AT_ONCE_MAX);
        var tallies = new ArrayList<Tally>(1);
        tallies.add(Tally.NONE);
        statement.forEach(line -> {
            chunk.add(line);
            if (chunk.size() == Payments.AT_ONCE_MAX) {
                tallies.set(0, tallies.getFirst().plus(matching.match(chunk)));
                chunk.clear();
            }
        });
        return tallies.getFirst().plus(matching.match(chunk));
    }

    private void giveUpForNow(Reconciliation started, String cause) {
        book.transactions().run(() -> postponed(started, cause));
    }

    private Reconciliation postponed(Reconciliation row, String cause) {
        var postponed = row.postponed(cause, clock.instant());
        book.reconciliations().save(postponed);
        telemetry.reconciled(cause);
        LOG.log(cause.endsWith("not-ready") ? Level.INFO : Level.WARNING,
                "event=BILL_NOT_USED mch_id={0} day={1} attempt={2} status={3} why=\"{4}\"", row.mchId(), row.day(),
                postponed.attempts(), postponed.status(), cause);
        return postponed;
    }
}
