package payscore.application.handler.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payscore.application.handler.OrderBook;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.reconciliation.Finding;
import payscore.domain.reconciliation.KnownPayment;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.Tally;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import payscore.domain.terms.BeijingTime;

/** Finds what we know of the lines of a bill, a few hundred lines in one transaction. */
final class LineMatching {
    private final ReconciliationBook book;
    private final OrderBook orders;
    private final Reconciliation run;
    private final Findings findings;
    private final KnownPayment.Billed mark;

    LineMatching(ReconciliationBook book, OrderBook orders, Reconciliation run, Findings findings) {
        this.book = book;
        this.orders = orders;
        this.run = run;
        this.findings = findings;
        this.mark = new KnownPayment.Billed(run.day(), run.run());
    }

    /** @return what these lines add to the tally */
    Tally match(List<StatementLine> lines) {
        return lines.isEmpty() ? Tally.NONE : book.change(() -> new Chunk(lines).match());
    }

    /** Lines that are matched together. */
    private final class Chunk {
        private final List<StatementLine> lines;
        private final Map<TransactionId, KnownPayment> known;
        private final Map<OutOrderNo, Optional<ServiceOrder>> orderOf = new HashMap<>();
        private final Set<TransactionId> seen = new HashSet<>();
        private final Set<String> refundsSeen = new HashSet<>();
        private final List<TransactionId> toMark = new ArrayList<>();
        private Tally tally = Tally.NONE;

        Chunk(List<StatementLine> lines) {
            this.lines = lines;
            this.known = book.payments()
                    .find(run.mchId(), lines.stream().flatMap(Chunk::transactionOf).collect(Collectors.toSet()))
                    .stream().collect(Collectors.toMap(KnownPayment::transactionId, payment -> payment));
        }

        Tally match() {
            for (var line : lines) {
                switch (line) {
                    case StatementLine.Payment payment -> match(payment);
                    case StatementLine.Refund refund -> match(refund);
                    case StatementLine.Other other -> tally = tally.other();
                }
            }
            book.payments().markBilled(run.mchId(), toMark, mark);
            return tally;
        }

        private static Stream<TransactionId> transactionOf(StatementLine line) {
            return switch (line) {
                case StatementLine.Payment payment -> Stream.of(payment.transactionId());
                case StatementLine.Refund refund -> Stream.of(refund.transactionId());
                case StatementLine.Other other -> Stream.empty();
            };
        }

        private void match(StatementLine.Payment line) {
            var transaction = line.transactionId();
            var isRepeated = !seen.add(transaction) || Optional.ofNullable(known.get(transaction))
                    .filter(payment -> payment.isBilledIn(mark.day(), mark.run())).isPresent();
            if (isRepeated) {
                tally = tally.duplicate();
                return;
            }
            var ours = Optional.ofNullable(known.get(transaction)).or(() -> toldByItsOrder(line));
            var finding = Finding.in(line, ours);
            if (finding.filter(found -> !findings.add(found)).isPresent()) {
                tally = tally.duplicate();
                return;
            }
            tally = tally.paid(line.amount().amount());
            if (finding.isEmpty()) {
                tally = tally.match(line.amount().amount());
            }
            ours.ifPresent(payment -> {
                toMark.add(transaction);
                findings.isShownAtLast(payment);
            });
        }

        private void match(StatementLine.Refund line) {
            var order = Optional.ofNullable(known.get(line.transactionId())).map(KnownPayment::outOrderNo)
                    .or(() -> line.outOrderNo().filter(number -> order(number).isPresent()));
            if (order.isEmpty()) {
                tally = tally.other();
                return;
            }
            if (!refundsSeen.add(line.refundId())) {
                tally = tally.duplicate();
                return;
            }
            var ours = book.refunds().ofOrder(new ServiceOrderKey(run.mchId(), order.get())).stream()
                    .filter(refund -> refund.outRefundNo().value().equals(line.outRefundNo()))
                    .filter(refund -> refund.status() != RefundStatus.CLOSED)
                    .findFirst();
            var isNew = ours.map(refund -> isFirstShown(refund)).orElse(true)
                    && Finding.in(line, order.get(), ours).map(findings::add).orElse(true);
            tally = isNew ? tally.refunded(line.amount().amount()) : tally.duplicate();
        }

        private boolean isFirstShown(Refund refund) {
            findings.isShownAtLast(refund.outRefundNo());
            return book.billedRefunds().mark(run.mchId(), refund.outRefundNo(), mark);
        }

        /** A payment that was stored before payments were kept by transaction, or whose order WeChat tells it of first. */
        private Optional<KnownPayment> toldByItsOrder(StatementLine.Payment line) {
            return line.outOrderNo().flatMap(this::order)
                    .flatMap(order -> paymentOf(order, line.transactionId()));
        }

        private Optional<ServiceOrder> order(OutOrderNo number) {
            return orderOf.computeIfAbsent(
                    number, name -> orders.orders().find(new ServiceOrderKey(run.mchId(), name)));
        }
    }

    /** The payment of an order by that transaction, where the order knows of it. */
    static Optional<KnownPayment> paymentOf(ServiceOrder order, TransactionId transaction) {
        return order.state().paymentCollection().stream().flatMap(collection -> collection.details().stream())
                .filter(detail -> detail.transactionId().filter(transaction::equals).isPresent())
                .map(detail -> new KnownPayment(transaction, order.key().outOrderNo(), detail.amount(),
                        BeijingTime.dayOf(detail.paidTime().orElse(order.changedAt())), Optional.empty()))
                .findFirst();
    }
}
