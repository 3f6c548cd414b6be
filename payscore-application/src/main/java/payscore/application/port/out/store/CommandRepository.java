package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationKey;

/** The commands. A unique constraint holds "at most one unfinished command of an order or an authorisation". */
public interface CommandRepository {
    /** @throws CommandUnderway when another command of its subject is unfinished; the transaction goes on */
    void add(Command command);

    /** @throws StaleCommand when the stored version is not the one before; nothing is stored */
    void save(Command command);

    Optional<Command> find(CommandId id);

    /** The unfinished command of an order or an authorisation. */
    Optional<Command> unfinished(Subject key);

    /** The order's unfinished command. */
    default Optional<Command> unfinished(ServiceOrderKey key) {
        return unfinished(Subject.of(key));
    }

    /** The authorisation's unfinished command. */
    default Optional<Command> unfinished(AuthorizationKey key) {
        return unfinished(Subject.of(key));
    }

    /** The order's first command of a kind; its body is the one every re-entry repeats. */
    Optional<Command> first(ServiceOrderKey key, CommandKind kind);

    /** Unfinished commands of these buckets that are due, the longest overdue first. */
    List<Command> due(Buckets buckets, Instant now, int limitMax);
}
