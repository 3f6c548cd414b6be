package payscore.application.handler.permission;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.DuplicateAuthorization;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Transactions;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Authorisations, changed in one transaction at a time. */
public record AuthorizationBook(
        AuthorizationRepository authorizations, Transactions transactions, AuthorizationAnnouncing announcing) {
    private static final int TRIES_MAX = 5;

    /** @throws AuthorizationNotFound when there is no such authorisation */
    Authorization authorization(AuthorizationKey key) {
        return authorizations.find(key).orElseThrow(AuthorizationNotFound::new);
    }

    /**
     * Runs {@code work} in a transaction, and again from the start when it lost a race. Work reads what it changes, so a later try decides
     * on what the winner left.
     *
     * @throws StaleAuthorization when it lost {@value #TRIES_MAX} races in a row
     * @throws StoreFailure when the store fails; after {@link StoreFailure.CommitUnknown} it may have happened all the same
     */
    <T> T change(Function<AuthorizationSaving, T> work) {
        return change(work, result -> false);
    }

    /**
     * The same for work that something irrevocable follows. When it is not known whether COMMIT happened, it is read, never assumed.
     *
     * @param isStored whether the work with this result is stored; reads
     */
    <T> T change(Function<AuthorizationSaving, T> work, Predicate<T> isStored) {
        for (int tries = 1;; tries++) {
            try {
                return once(work, isStored);
            } catch (StaleAuthorization | DuplicateAuthorization | StoreFailure.Conflict lostRace) {
                if (tries == TRIES_MAX) {
                    throw lostRace;
                }
            }
        }
    }

    private <T> T once(Function<AuthorizationSaving, T> work, Predicate<T> isStored) {
        var saving = new AuthorizationSaving(authorizations, announcing);
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

    /** Whether exactly this version, with what it owes WeChat, is stored; asked when COMMIT failed, before anything is sent. */
    boolean isStored(Authorization made) {
        return authorizations.find(made.key()).filter(stored -> stored.version() == made.version()
                && stored.intent().equals(made.intent())).isPresent();
    }
}
