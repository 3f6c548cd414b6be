package payscore.application.handler;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.Subject;

/** Settles commands without a definite answer, and those whose process died. */
public final class CommandFollowUp implements DueWork {
    private final CommandRepository commands;
    private final Map<Subject.Kind, CommandProtocol<?, ?>> runners;
    private final Pieces pieces;
    private final InstantSource clock;

    /** @param runners who carries out the commands of each kind of subject */
    public CommandFollowUp(CommandRepository commands, Map<Subject.Kind, CommandProtocol<?, ?>> runners,
            Pieces pieces, InstantSource clock) {
        this.commands = commands;
        this.runners = Map.copyOf(runners);
        this.pieces = pieces;
        this.clock = clock;
    }

    /** For orders alone. */
    public CommandFollowUp(OrderBook book, CommandRunner runner, Pieces pieces, InstantSource clock) {
        this(book.commands(), Map.of(Subject.Kind.SERVICE_ORDER, runner), pieces, clock);
    }

    @Override
    public int round(Buckets buckets, int limitMax) {
        return pieces.runAll(commands.due(buckets, clock.instant(), limitMax),
                command -> runnerOf(command).followUp(command), command -> runnerOf(command).checkLater(command));
    }

    private CommandProtocol<?, ?> runnerOf(Command command) {
        return Objects.requireNonNull(runners.get(command.key().kind()),
                "Nobody carries out what " + command.key() + " owes");
    }
}
