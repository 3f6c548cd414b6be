package payscore.application.handler;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Orders and their commands, changed in one transaction at a time. */
public record OrderBook(
        ServiceOrderRepository orders, CommandRepository commands, Transactions transactions, Announcing announcing) {
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
     * @throws StoreFailure when the store fails; after {@link StoreFailure.CommitUnknown} it may have happened all the same
     */
    public <T> T change(Function<Saving, T> work) {
        return change(work, result -> false);
    }

    /**
     * The same for work that something irrevocable follows. When it is not known whether COMMIT happened, it is read, never
     * assumed.
     *
     * @param isStored whether the work with this result is stored; reads
     * @throws StoreFailure.CommitUnknown when COMMIT failed and the work is not stored, or not yet
     */
    <T> T change(Function<Saving, T> work, Predicate<T> isStored) {
        for (int tries = 1;; tries++) {
            try {
                return once(work, isStored);
            } catch (StaleServiceOrder | StaleCommand | DuplicateServiceOrder | StoreFailure.Conflict lostRace) {
                if (tries == TRIES_MAX) {
                    throw lostRace;
                }
            }
        }
    }

    private <T> T once(Function<Saving, T> work, Predicate<T> isStored) {
        var saving = new Saving(orders, announcing);
        var made = new ArrayList<T>(1);
        T result;
        try {
            result = transactions.run(() -> {
                var outcome = work.apply(saving);
                made.add(outcome);
                return outcome;
            });
        } catch (StoreFailure.CommitUnknown unknown) {
            result = made.stream().filter(isStored).findFirst().orElseThrow(() -> unknown);
        }
        saving.tell();
        return result;
    }
}
