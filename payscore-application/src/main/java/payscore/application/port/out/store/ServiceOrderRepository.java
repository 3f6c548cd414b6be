package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.order.Change;
import payscore.domain.order.NextCheck;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/**
 * The orders and their history. A change is stored as a whole: the new version of the order and the event of that version, or
 * nothing.
 */
public interface ServiceOrderRepository {
    Optional<ServiceOrder> find(ServiceOrderKey key);

    /**
     * Stores an order's first version.
     *
     * @throws DuplicateServiceOrder when the key is taken; the transaction goes on
     */
    void add(Change birth);

    /**
     * Stores the next version.
     *
     * @throws StaleServiceOrder when the stored version is not the one before; nothing is stored
     */
    void save(Change change);

    /**
     * Moves the next check of an order that is still at {@code version}; not a change, so no new version and no event. Does
     * nothing when the order has moved on: whoever moved it has set its next check.
     */
    void postpone(ServiceOrderKey key, long version, NextCheck next);

    /** Orders of these buckets whose next check is due, the longest overdue first. */
    List<ServiceOrderKey> dueForCheck(Buckets buckets, Instant now, int limitMax);

    /** Orders that fit, in the order of their request time and number. */
    List<ServiceOrder> list(ServiceOrderFilter filter);

    /** Every version's event, oldest first; empty for an unknown order. */
    List<HistoryEntry> history(ServiceOrderKey key);
}
