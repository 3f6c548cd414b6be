package payscore.domain.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.violation.Violations;

/** All refunds of an order; owns the cumulative rules of the API reference part C, which hold for each transaction apart. */
public record Refunds(List<Refund> list) {
    /** Refunds of one transaction. */
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

    /** The refund WeChat is being asked for; the one command of an order that is unfinished is about it. */
    public Optional<Refund> requested() {
        return list.stream().filter(refund -> refund.status() == RefundStatus.REQUESTED).findFirst();
    }

    /** Refunds that WeChat has accepted and not ended. */
    public List<Refund> openAtWeChat() {
        return list.stream().filter(refund -> refund.status().isOpenAtWeChat()).toList();
    }

    /** What has been or may still be paid back; a refund that is closed or declined moves no money. */
    public Fen claimed() {
        return claimed(list.stream());
    }

    /** What has been paid back. */
    public Fen refunded() {
        return claimed(list.stream().filter(refund -> refund.status() == RefundStatus.SUCCESS));
    }

    /**
     * Decides on one more refund, or once more on one that WeChat declined. It gives back from the first transaction with enough left,
     * because WeChat refunds transactions, not orders.
     *
     * @throws payscore.domain.violation.InvalidTerms naming every broken rule
     */
    public Refunds with(RefundTerms terms, PaymentCollection collection, Instant now) {
        var declined = find(terms.outRefundNo()).filter(known -> known.status() == RefundStatus.DECLINED);
        var kept = declined.isPresent() ? without(terms.outRefundNo()) : this;
        var transaction = kept.transactionFor(terms.amount(), collection, declined.map(Refund::transactionId));
        var violations = new Violations();
        violations.require(!terms.amount().isZero(), "/amount", "must be more than 0 fen");
        violations.require(declined.filter(known -> !known.isFor(terms)).isEmpty() && kept.find(terms.outRefundNo())
                .isEmpty(), "/out_refund_no", "is used already");
        violations.require(transaction.isPresent(), "/amount", kept.whyNotRefundable(collection));
        var ofTransaction = transaction.map(kept::of).orElse(kept.list);
        violations.require(ofTransaction.size() < COUNT_MAX, "",
                "a transaction has at most " + COUNT_MAX + " refunds");
        violations.require(
                ofTransaction.stream().map(Refund::requestedAt).max(Comparator.naturalOrder())
                        .map(last -> !now.isBefore(last.plus(BETWEEN_TWO))).orElse(true),
                "",
                "two refunds of a transaction must be one minute apart");
        violations.require(
                transaction.stream().flatMap(detail -> detail.paidTime().stream()).allMatch(paid -> isInTime(paid, now))
                        && (transaction.isPresent() || collection.details().stream()
                                .flatMap(detail -> detail.paidTime().stream()).allMatch(paid -> isInTime(paid, now))),
                "",
                "must be asked for within 365 days of the payment");
        violations.throwIfAny();
        var detail = transaction.orElseThrow();
        var more = new ArrayList<>(kept.list);
        more.add(new Refund(terms.outRefundNo(), detail.transactionId().orElseThrow(), terms.amount(), detail.amount(),
                terms.reason(), RefundStatus.REQUESTED, Optional.empty(), Optional.empty(), Optional.empty(),
                now));
        return new Refunds(more);
    }

    /** What WeChat says of a refund; empty when that is known, late, or about a refund we never asked for. */
    public Optional<Refunds> noting(RefundReport told, Occasion occasion, Instant now) {
        return find(told.outRefundNo()).flatMap(known -> known.noting(told, occasion, now)
                .map(advanced -> replacing(known, advanced)));
    }

    /** The stuck refund WeChat is being asked to pay another way. */
    public Optional<Refund> beingRedirected() {
        return list.stream().filter(Refund::isBeingRedirected).findFirst();
    }

    /**
     * Decides that a stuck refund is paid another way.
     *
     * @throws RefundNotAbnormal when it is not stuck
     * @throws java.util.NoSuchElementException when there is no such refund
     */
    public Refunds redirecting(OutRefundNo outRefundNo, AbnormalRefundType type, Instant now) {
        var stuck = find(outRefundNo).orElseThrow();
        return replacing(stuck, stuck.redirected(type, now));
    }

    /** WeChat did not pay the stuck refund another way. */
    public Refunds redirectionDeclined(String code) {
        return beingRedirected().map(asked -> replacing(asked, asked.redirectionDeclined(code))).orElse(this);
    }

    /** WeChat did not accept the refund it was asked for. */
    public Refunds declined(String code) {
        return requested().map(asked -> replacing(asked, asked.declined(code))).orElse(this);
    }

    private Optional<CollectionDetail> transactionFor(
            Fen amount, PaymentCollection collection, Optional<TransactionId> asBefore) {
        return refundable(collection)
                .filter(detail -> asBefore.isEmpty() || detail.transactionId().equals(asBefore))
                .filter(detail -> claimed(of(detail).stream()).amount() + amount.amount() <= detail.amount().amount())
                .findFirst();
    }

    private String whyNotRefundable(PaymentCollection collection) {
        return refundable(collection).findAny().isEmpty()
                ? "cannot be refunded: PayScore has collected nothing, or WeChat has not told the transaction yet"
                : "must not exceed what PayScore collected by one transaction less what is refunded of it already";
    }

    private static Stream<CollectionDetail> refundable(PaymentCollection collection) {
        return collection.details().stream()
                .filter(detail -> detail.paidType() == PaidType.NEWTON && detail.transactionId().isPresent());
    }

    private List<Refund> of(CollectionDetail transaction) {
        return list.stream()
                .filter(refund -> transaction.transactionId().filter(refund.transactionId()::equals).isPresent())
                .toList();
    }

    private static boolean isInTime(Instant paid, Instant now) {
        return !now.isAfter(paid.plus(WINDOW));
    }

    private static Fen claimed(Stream<Refund> refunds) {
        return refunds.filter(refund -> refund.status().claimsMoney()).map(Refund::amount).reduce(Fen.ZERO, Fen::plus);
    }

    private Refunds without(OutRefundNo outRefundNo) {
        return new Refunds(list.stream().filter(refund -> !refund.outRefundNo().equals(outRefundNo)).toList());
    }

    private Refunds replacing(Refund known, Refund by) {
        return new Refunds(list.stream().map(refund -> refund.equals(known) ? by : refund).toList());
    }
}
