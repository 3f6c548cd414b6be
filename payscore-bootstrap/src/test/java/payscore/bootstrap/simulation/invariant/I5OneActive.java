package payscore.bootstrap.simulation.invariant;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.Subject;
import payscore.bootstrap.simulation.world.Scene;

/** At most one command of an order or an authorisation is unfinished; none is done while another one of the order may still land. */
final class I5OneActive extends Invariant {
    I5OneActive(Scene scene) {
        super("I5", scene);
    }

    /** How old a signed request may be when it arrives. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Map<Subject, Set<CommandId>> unfinished = new HashMap<>();

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof Command command) {
                note(command);
            }
        }
    }

    private void note(Command command) {
        var open = unfinished.computeIfAbsent(command.key(), key -> new HashSet<>());
        if (command.status().isFinished()) {
            open.remove(command.id());
        } else {
            open.add(command.id());
        }
        check(open.size() <= 1, "%s has unfinished commands %s", command.key(), open);
        if (command.kind() == CommandKind.COMPLETE && command.status() == CommandStatus.DONE) {
            var cancels = ledger().onTheirWay(command.key().orderKey()).stream()
                    .filter(other -> other.kind().filter(CommandKind.CANCEL::equals).isPresent())
                    .filter(other -> !other.signedAt().plus(LIFE).isBefore(scene().now())).toList();
            check(cancels.isEmpty(), "the completion of %s is done while %s may still land", command.key(), cancels);
        }
    }
}
