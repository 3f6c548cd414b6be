package payscore.domain.money;

import java.util.ArrayList;
import java.util.List;
import payscore.domain.violation.InvalidTerms;

/**
 * {@code collection} (收款信息, API reference §1.7): what WeChat has to collect and what it has collected.
 *
 * @param total to collect, in fen
 * @param paid collected so far, in fen, at most {@code total}
 * @param details the successful collections; a set by transaction, it only grows
 */
public record PaymentCollection(Fen total, Fen paid, List<CollectionDetail> details) {
    public PaymentCollection {
        details = List.copyOf(details);
        if (paid.exceeds(total)) {
            throw InvalidTerms.at("/paid_amount", "must not exceed total_amount");
        }
    }

    /** Nothing collected yet. */
    public static PaymentCollection waitingFor(Fen total) {
        return new PaymentCollection(total, Fen.ZERO, List.of());
    }

    /** {@code paying_amount}: still to collect. */
    public Fen paying() {
        return total.minus(paid);
    }

    public boolean isPaidInFull() {
        return paid.equals(total);
    }

    /** Whether a payment outside PayScore is part of it, which WeChat knows by sync. */
    public boolean hasPaymentElsewhere() {
        return details.stream().anyMatch(detail -> detail.paidType() == PaidType.MCH);
    }

    /** What PayScore itself collected; only this can be refunded. */
    public Fen collectedByPayScore() {
        return details.stream()
                .filter(detail -> detail.paidType() == PaidType.NEWTON)
                .map(CollectionDetail::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /**
     * The later report with what only an earlier report knew. The details are in one order whatever the order of the reports, so
     * that two reports of the same payments are equal.
     */
    public PaymentCollection keepingDetailsOf(PaymentCollection earlier) {
        var union = new ArrayList<CollectionDetail>();
        details.forEach(told -> union.add(
                earlier.details.stream().filter(told::isSamePaymentAs).findFirst().map(told::or).orElse(told)));
        earlier.details.stream()
                .filter(known -> details.stream().noneMatch(known::isSamePaymentAs))
                .forEach(union::add);
        union.sort(CollectionDetail.BY_SEQUENCE);
        return new PaymentCollection(total, paid, union);
    }
}
