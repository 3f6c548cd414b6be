package payscore.application.port.out.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payscore.domain.merchant.MchId;
import payscore.domain.money.TransactionId;
import payscore.domain.reconciliation.KnownPayment;

/**
 * The payments of all orders by transaction, and which bill showed each. {@link ServiceOrderRepository} keeps them: a payment is here from
 * the commit on that stores the version of the order that knows it.
 */
public interface Payments {
    /** At most so many are looked for or marked at a time. */
    int AT_ONCE_MAX = 500;

    /** Those of these that are known. */
    List<KnownPayment> find(MchId mchId, Set<TransactionId> transactions);

    /** Notes that the bill of a day showed them. Marks of a later run of the same day stay. */
    void markBilled(MchId mchId, Collection<TransactionId> transactions, KnownPayment.Billed billed);

    /**
     * Payments of a day that no bill of any day showed, in the order of their numbers.
     *
     * @param after continue behind this one of an earlier page
     */
    List<KnownPayment> unbilled(MchId mchId, LocalDate paidOn, Optional<TransactionId> after, int limitMax);
}
