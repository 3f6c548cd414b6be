package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** The way every decision of a merchant takes: recorded together with its command, sent, settled. */
public final class DecisionRunner {
    private final OrderBook book;
    private final CommandRunner runner;
    private final InstantSource clock;

    public DecisionRunner(OrderBook book, CommandRunner runner, InstantSource clock) {
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
    public DecisionOutcome run(ServiceOrderKey key, CommandKind kind,
            Function<ServiceOrder, Optional<DecisionOutcome>> repeated, Function<ServiceOrder, Change> decide) {
        return runOrNote(key, kind, (saving, order) -> repeated.apply(order), decide);
    }

    /**
     * @param already the outcome where there is nothing to ask of WeChat; what the merchant said may be stored
     * @param decide makes the decision, or refuses it
     * @throws payscore.application.port.out.store.CommandUnderway when another command of the order is unfinished; the
     *     decision is not recorded then
     */
    public DecisionOutcome runOrNote(ServiceOrderKey key, CommandKind kind,
            BiFunction<Saving, ServiceOrder, Optional<DecisionOutcome>> already,
            Function<ServiceOrder, Change> decide) {
        return switch (book.change(saving -> remember(saving, key, kind, already, decide), this::isStored)) {
            case Remembered.Already(var outcome) -> outcome;
            case Remembered.ToSend(var command) -> outcome(runner.send(command));
        };
    }

    /**
     * A request that only its caller can send, because what is kept of it lacks what must not be kept.
     *
     * @param kept the body of the command
     * @param ask sends the whole request about the order
     */
    public record Handing(CommandKind kind, RequestBody kept, Function<ServiceOrder, CommandAnswer> ask) {}

    /**
     * As {@link #run}, for a request that only its caller can send.
     *
     * @throws payscore.application.port.out.store.CommandUnderway when another command of the order is unfinished; the
     *     decision is not recorded then
     */
    public DecisionOutcome hand(ServiceOrderKey key, Handing handing,
            Function<ServiceOrder, Optional<DecisionOutcome>> repeated, Function<ServiceOrder, Change> decide) {
        var remembered = book.change(saving -> {
            var order = book.order(key);
            return repeated.apply(order).<Remembered>map(Remembered.Already::new).orElseGet(() -> {
                var change = decide.apply(order);
                saving.save(change);
                return new Remembered.ToSend(
                        runner.remember(change.order(), handing.kind(), handing.kept(), clock.instant()));
            });
        }, this::isStored);
        return switch (remembered) {
            case Remembered.Already(var outcome) -> outcome;
            case Remembered.ToSend(var command) -> outcome(runner.send(command, handing.ask()));
        };
    }

    /**
     * Finds out about the same request whose outcome is not known, and sends it once more if it has come to nothing so far. Empty when
     * none is unfinished.
     *
     * @throws CommandUnderway when the unfinished one is for something else
     */
    public Optional<DecisionOutcome> again(ServiceOrderKey key, Handing handing) {
        var unfinished = book.commands().unfinished(key).filter(command -> command.kind() == handing.kind());
        if (unfinished.filter(command -> !command.body().equals(handing.kept())).isPresent()) {
            throw new CommandUnderway(Subject.of(key));
        }
        return unfinished.map(command -> outcome(runner.again(command, handing.ask())));
    }

    /** Whether a command of this kind has no definite outcome yet. Reads, inside the caller's transaction. */
    public boolean isUnderway(ServiceOrderKey key, CommandKind kind) {
        return book.commands().unfinished(key).filter(command -> command.kind() == kind).isPresent();
    }

    private Remembered remember(Saving saving, ServiceOrderKey key, CommandKind kind,
            BiFunction<Saving, ServiceOrder, Optional<DecisionOutcome>> already,
            Function<ServiceOrder, Change> decide) {
        var order = book.order(key);
        return already.apply(saving, order).<Remembered>map(Remembered.Already::new).orElseGet(() -> {
            var change = decide.apply(order);
            saving.save(change);
            return new Remembered.ToSend(runner.remember(change.order(), kind, clock.instant()));
        });
    }

    private boolean isStored(Remembered remembered) {
        return switch (remembered) {
            case Remembered.Already(var outcome) -> isStored(outcome.order());
            case Remembered.ToSend(var command) -> runner.isStored(command);
        };
    }

    private boolean isStored(ServiceOrder answered) {
        return book.orders().find(answered.key()).filter(stored -> stored.version() >= answered.version()).isPresent();
    }

    private static DecisionOutcome outcome(Settled<ServiceOrder> settled) {
        return switch (settled) {
            case Settled.Done(var order) -> new DecisionOutcome.Done(order);
            case Settled.Open(var order) -> new DecisionOutcome.NotKnownYet(order);
            case Settled.Rejected(var order, var decline) -> new DecisionOutcome.Declined(order, decline);
        };
    }

    private sealed interface Remembered {
        record ToSend(Command command) implements Remembered {}

        record Already(DecisionOutcome outcome) implements Remembered {}
    }
}
