package payscore.application.port.out.store;

import java.util.function.Supplier;

/** Runs work atomically. Never call WeChat inside: no remote call holds a connection or a lock. */
public interface Transactions {
    /** Commits what {@code work} did unless it throws; then nothing of it is kept and the exception goes on. */
    <T> T run(Supplier<T> work);
}
