package payscore.domain.money;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One successful collection, an element of {@code collection.details}.
 *
 * @param seq from 1 upwards
 * @param amount in fen
 * @param paidTime when WeChat says it was paid
 * @param transactionId only for {@link PaidType#NEWTON} with an amount
 */
public record CollectionDetail(
        int seq, Fen amount, PaidType paidType, Optional<Instant> paidTime, Optional<TransactionId> transactionId) {
    static final Comparator<CollectionDetail> BY_SEQUENCE = Comparator.comparingInt(CollectionDetail::seq)
            .thenComparing(detail -> detail.transactionId().map(TransactionId::value).orElse(""));

    /**
     * Two reports of one payment: the same transaction, or, where one of them does not name it, the same sequence number. WeChat
     * names the transaction only once everything is paid.
     */
    boolean isSamePaymentAs(CollectionDetail other) {
        return transactionId.isPresent() && other.transactionId.isPresent()
                ? transactionId.equals(other.transactionId)
                : seq == other.seq && paidType == other.paidType;
    }

    /** This report with what only an earlier one of the same payment told. */
    CollectionDetail or(CollectionDetail earlier) {
        return new CollectionDetail(seq, amount, paidType, paidTime.or(earlier::paidTime),
                transactionId.or(earlier::transactionId));
    }
}
