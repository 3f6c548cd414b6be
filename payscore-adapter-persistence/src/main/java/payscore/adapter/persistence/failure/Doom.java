package payscore.adapter.persistence.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import payscore.application.port.out.store.StoreFailure;

/**
 * What keeps the transaction of this thread from being committed. After a deadlock MySQL has rolled everything back and would
 * carry out what follows in a transaction of its own; so who catches the failure and goes on must not get half of it stored.
 */
public final class Doom {
    private @Nullable StoreFailure failure;

    private Doom() {}

    /** From now on statements of this thread can doom its transaction. */
    public static Doom watch() {
        var doom = new Doom();
        TransactionSynchronizationManager.bindResource(Doom.class, doom);
        return doom;
    }

    public void forget() {
        TransactionSynchronizationManager.unbindResource(Doom.class);
    }

    public Optional<StoreFailure> failure() {
        return Optional.ofNullable(failure);
    }

    static void seal(StoreFailure failure) {
        if (TransactionSynchronizationManager.getResource(Doom.class) instanceof Doom doom && doom.failure == null) {
            doom.failure = failure;
        }
    }
}
