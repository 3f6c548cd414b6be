package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** The way every decision of a merchant takes: recorded together with its command, sent, settled. */
final class DecisionRunner {
    private final OrderBook book;
    private final CommandRunner runner;
    private final InstantSource clock;

    DecisionRunner(OrderBook book, CommandRunner runner, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * @param repeated the outcome of the same decision, if it was made before
     * @param decide makes the decision, or refuses it
     * @throws payscore.application.port.out.store.CommandUnderway when another command of the order is unfinished; the
     *     decision is not recorded then
     */
    DecisionOutcome run(ServiceOrderKey key, CommandKind kind,
            Function<ServiceOrder, Optional<DecisionOutcome>> repeated, Function<ServiceOrder, Change> decide) {
        return switch (book.change(saving -> remember(saving, key, kind, repeated, decide), this::isStored)) {
            case Remembered.Repeated(var outcome) -> outcome;
            case Remembered.ToSend(var command) -> runner.send(command).asOutcome();
        };
    }

    private Remembered remember(Saving saving, ServiceOrderKey key, CommandKind kind,
            Function<ServiceOrder, Optional<DecisionOutcome>> repeated, Function<ServiceOrder, Change> decide) {
        var order = book.order(key);
        return repeated.apply(order).<Remembered>map(Remembered.Repeated::new).orElseGet(() -> {
            var change = decide.apply(order);
            saving.save(change);
            return new Remembered.ToSend(runner.remember(change.order(), kind, clock.instant()));
        });
    }

    private boolean isStored(Remembered remembered) {
        return switch (remembered) {
            case Remembered.Repeated repeated -> true;
            case Remembered.ToSend(var command) -> runner.isStored(command);
        };
    }

    private sealed interface Remembered {
        record ToSend(Command command) implements Remembered {}

        record Repeated(DecisionOutcome outcome) implements Remembered {}
    }
}
