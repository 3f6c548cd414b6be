package payscore.bootstrap.simulation.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandStatus;
import payscore.bootstrap.simulation.world.Said;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Shipment;

/** What we called rejected has had no effect at WeChat and never has one. */
final class I10NoFalseNegative extends Invariant {
    I10NoFalseNegative(Scene scene) {
        super("I10", scene);
    }

    private final Set<CommandId> effects = new HashSet<>();

    @Override
    public void landed(Shipment shipment, boolean moved) {
        if (moved) {
            shipment.command().ifPresent(id -> {
                effects.add(id);
                check(ledger().command(id).filter(command -> command.status() == CommandStatus.REJECTED).isEmpty(),
                        "%s took effect after it was called rejected", shipment);
            });
        }
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof Command command && command.status() == CommandStatus.REJECTED) {
                check(!effects.contains(command.id()), "%s of %s is called rejected and has taken effect",
                        command.kind(), command.key());
            }
        }
    }

    @Override
    public void said(Said said) {
        if (said.answer() == Said.Answer.DECLINED && said.what() == Said.Asked.CREATE) {
            check(ledger().truth(said.order().key()).isEmpty(), "%s was said not to exist, and does",
                    said.order().key());
        }
    }
}
