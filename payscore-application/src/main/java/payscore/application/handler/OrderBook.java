package payscore.application.handler;

import java.util.function.Supplier;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.Transactions;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Orders and their commands, changed in one transaction at a time. */
public record OrderBook(ServiceOrderRepository orders, CommandRepository commands, Transactions transactions) {
    private static final int TRIES_MAX = 5;

    /** @throws ServiceOrderNotFound when there is no such order */
    ServiceOrder order(ServiceOrderKey key) {
        return orders.find(key).orElseThrow(ServiceOrderNotFound::new);
    }

    /**
     * Runs {@code work} in a transaction, and again from the start when it lost a race. Work reads what it changes, so a later
     * try decides on what the winner left.
     *
     * @throws StaleServiceOrder or {@link StaleCommand} when it lost {@value #TRIES_MAX} races in a row
     */
    <T> T change(Supplier<T> work) {
        for (int tries = 1;; tries++) {
            try {
                return transactions.run(work);
            } catch (StaleServiceOrder | StaleCommand | DuplicateServiceOrder lostRace) {
                if (tries == TRIES_MAX) {
                    throw lostRace;
                }
            }
        }
    }
}
