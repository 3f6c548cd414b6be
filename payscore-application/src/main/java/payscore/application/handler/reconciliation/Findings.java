package payscore.application.handler.reconciliation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.domain.money.TransactionId;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.Finding;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.refund.OutRefundNo;

/** What one run finds, written down as differences; each once, however often it is found. */
final class Findings {
    private static final Logger LOG = System.getLogger(Findings.class.getName());
    private static final int PAGE = Payments.AT_ONCE_MAX;

    private final ReconciliationBook book;
    private final Telemetry telemetry;
    private final Reconciliation run;
    private final InstantSource clock;

    Findings(ReconciliationBook book, Telemetry telemetry, Reconciliation run, InstantSource clock) {
        this.book = book;
        this.telemetry = telemetry;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Inside a transaction.
     *
     * @return false when this run has found it before
     */
    boolean add(Finding finding) {
        var now = clock.instant();
        var known = book.differences().find(keyOf(run.day(), finding.id()));
        if (known.isPresent()) {
            var difference = known.get();
            if (difference.run() >= run.run()) {
                return false;
            }
            book.differences().save(difference.foundAgain(finding, run.run(), now));
            return true;
        }
        if (book.differences().add(Difference.found(keyOf(run.day(), finding.id()), finding, run.run(), now))) {
            telemetry.differenceFound(finding.kind());
            LOG.log(Level.ERROR, "event=BILL_DIFFERS mch_id={0} day={1} kind={2} subject={3} order={4}", run.mchId(),
                    run.day(), finding.kind(), finding.subject(),
                    finding.outOrderNo().map(Object::toString).orElse("-"));
        }
        return true;
    }

    /** A payment of another day than the bill's was missed in the bill of its own day, perhaps. Inside a transaction. */
    void isShownAtLast(KnownPayment payment) {
        if (!payment.paidOn().equals(run.day())) {
            settle(payment.paidOn(),
                    DifferenceId.of(DifferenceKind.PAYMENT_NOT_THEIRS, payment.transactionId().value()));
        }
    }

    /** The same for a refund, which is billed a day later than we think when it is carried out around midnight. */
    void isShownAtLast(OutRefundNo refund) {
        settle(run.day().minusDays(1), DifferenceId.of(DifferenceKind.REFUND_NOT_THEIRS, refund.value()));
    }

    /** What we know of the day and no bill shows. */
    void addWhatTheBillLacks() {
        pages((Optional<TransactionId> after) -> book.payments().unbilled(run.mchId(), run.day(), after, PAGE),
                KnownPayment::transactionId, page -> page.forEach(payment -> add(Finding.missing(payment))));
        pages((Optional<OutRefundNo> after) -> book.refunds().doneOn(run.mchId(), run.day(), after, PAGE),
                RefundRecords.Known::outRefundNo, this::addRefundsTheBillLacks);
    }

    private void addRefundsTheBillLacks(List<RefundRecords.Known> page) {
        var shown = book.billedRefunds().shownOf(run.mchId(),
                page.stream().map(RefundRecords.Known::outRefundNo).collect(Collectors.toSet()));
        page.stream().filter(known -> !shown.contains(known.outRefundNo()))
                .forEach(known -> add(Finding.missing(known.outRefundNo(), known.outOrderNo(), known.amount())));
    }

    /** What an earlier run found and this one did not. */
    void settleWhatIsNoMore() {
        for (var fate : List.of(Fate.OPEN, Fate.ACKNOWLEDGED)) {
            pages((Optional<DifferenceId> after) -> book.differences()
                    .list(new Differences.Filter(run.mchId(), run.day(), Optional.of(fate), Optional.empty(),
                            Optional.of(run.run()), after, PAGE)),
                    difference -> difference.key().id(),
                    page -> page.forEach(difference -> book.differences()
                            .save(difference.settled("run " + run.run() + " finds it no more", clock.instant()))));
        }
    }

    private void settle(LocalDate day, DifferenceId id) {
        book.differences().find(keyOf(day, id)).filter(difference -> difference.fate().isUnexplained())
                .ifPresent(difference -> book.differences()
                        .save(difference.settled("the bill of " + run.day() + " shows it", clock.instant())));
    }

    private DifferenceKey keyOf(LocalDate day, DifferenceId id) {
        return new DifferenceKey(run.mchId(), day, id);
    }

    /** Each page is read and worked on in a transaction of its own. */
    private <T, P> void pages(Function<Optional<P>, List<T>> read, Function<T, P> place, Work<T> work) {
        var after = Optional.<P>empty();
        while (true) {
            var from = after;
            var page = book.change(() -> {
                var rows = read.apply(from);
                work.on(rows);
                return rows;
            });
            if (page.size() < PAGE) {
                return;
            }
            after = Optional.of(place.apply(page.getLast()));
        }
    }

    /** What is done about a page. */
    private interface Work<T> {
        void on(List<T> page);
    }
}
