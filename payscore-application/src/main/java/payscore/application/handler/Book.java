package payscore.application.handler;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import payscore.application.port.out.store.LostRace;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;

/**
 * Things that are changed in one transaction at a time.
 *
 * @param <W> what a transaction stores them with
 */
public interface Book<W extends Book.Page> {
    /** How often work is run before a lost race is somebody else's matter. */
    int TRIES_MAX = 5;

    /** What one transaction stores. */
    interface Page {
        /** Tells in the log what happened, once that is certain. */
        void tell();
    }

    Transactions transactions();

    /** An empty page for one transaction. */
    W page();

    /**
     * Runs {@code work} in a transaction, and again from the start when it lost a race. Work reads what it changes, so a later try decides
     * on what the winner left.
     *
     * @throws LostRace when it lost {@value #TRIES_MAX} races in a row
     * @throws StoreFailure when the store fails; after {@link StoreFailure.CommitUnknown} it may have happened all the same
     */
    default <T> T change(Function<W, T> work) {
        return change(work, result -> false);
    }

    /**
     * The same for work that something irrevocable follows. When it is not known whether COMMIT happened, it is read, never assumed.
     *
     * @param isStored whether the work with this result is stored; reads
     * @throws StoreFailure.CommitUnknown when COMMIT failed and the work is not stored, or not yet
     */
    default <T> T change(Function<W, T> work, Predicate<T> isStored) {
        for (int tries = 1;; tries++) {
            try {
                return once(work, isStored);
            } catch (LostRace | StoreFailure.Conflict lost) {
                if (tries == TRIES_MAX) {
                    throw lost;
                }
            }
        }
    }

    private <T> T once(Function<W, T> work, Predicate<T> isStored) {
        var page = page();
        var made = new ArrayList<T>(1);
        T result;
        try {
            result = transactions().run(() -> {
                var outcome = work.apply(page);
                made.add(outcome);
                return outcome;
            });
        } catch (StoreFailure.CommitUnknown unknown) {
            result = made.stream().filter(isStored).findFirst().orElseThrow(() -> unknown);
        }
        page.tell();
        return result;
    }
}
