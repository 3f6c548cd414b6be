package payscore.domain.money;

import java.time.Instant;
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
    /** Two reports of one payment: the same transaction, or, where there is none, the same sequence number. */
    boolean isSamePaymentAs(CollectionDetail other) {
        return (transactionId.isPresent() || other.transactionId.isPresent())
                ? transactionId.equals(other.transactionId)
                : seq == other.seq && paidType == other.paidType;
    }
}
