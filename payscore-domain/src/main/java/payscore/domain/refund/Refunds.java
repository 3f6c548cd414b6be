package payscore.domain.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.violation.Violations;

/** All refunds of an order; owns the cumulative rules of the API reference part C. */
public record Refunds(List<Refund> list) {
    public static final int COUNT_MAX = 50;
    public static final Refunds NONE = new Refunds(List.of());
    private static final Duration BETWEEN_TWO = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofDays(365);

    public Refunds {
        list = List.copyOf(list);
    }

    public Optional<Refund> find(OutRefundNo outRefundNo) {
        return list.stream().filter(r -> r.outRefundNo().equals(outRefundNo)).findFirst();
    }

    /** What has been or may still be paid back; a closed refund moves no money. */
    public Fen claimed() {
        return list.stream()
                .filter(refund -> refund.status() != RefundStatus.CLOSED)
                .map(Refund::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /**
     * Decides on one more refund.
     *
     * @throws payscore.domain.violation.InvalidTerms naming every broken rule
     */
    public Refunds with(OutRefundNo outRefundNo, Fen amount, PaymentCollection collection, Instant now) {
        var violations = new Violations();
        violations.require(!amount.isZero(), "/amount", "must be more than 0 fen");
        violations.require(find(outRefundNo).isEmpty(), "/out_refund_no", "is used already");
        violations.require(list.size() < COUNT_MAX, "", "an order has at most " + COUNT_MAX + " refunds");
        violations.require(
                claimed().amount() + amount.amount() <= collection.collectedByPayScore().amount(),
                "/amount",
                "must not exceed what PayScore collected less what is refunded already");
        violations.require(
                list.stream().map(Refund::requestedAt).max(Comparator.naturalOrder())
                        .map(last -> !now.isBefore(last.plus(BETWEEN_TWO))).orElse(true),
                "",
                "two refunds must be one minute apart");
        violations.require(
                collection.details().stream().flatMap(d -> d.paidTime().stream()).max(Comparator.naturalOrder())
                        .map(paid -> !now.isAfter(paid.plus(WINDOW))).orElse(true),
                "",
                "must be asked for within 365 days of the payment");
        violations.throwIfAny();
        var more = new ArrayList<>(list);
        more.add(new Refund(outRefundNo, amount, RefundStatus.PROCESSING, now));
        return new Refunds(more);
    }

    /** What WeChat says of a refund; empty when that is known, late, or about a refund we never asked for. */
    public Optional<Refunds> noting(OutRefundNo outRefundNo, RefundStatus told) {
        return find(outRefundNo).filter(known -> told.isAbove(known.status())).map(known -> new Refunds(list.stream()
                .map(refund -> refund.equals(known) ? known.advancedTo(told) : refund)
                .toList()));
    }
}
