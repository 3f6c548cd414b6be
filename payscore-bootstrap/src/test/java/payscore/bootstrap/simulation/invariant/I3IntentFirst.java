package payscore.bootstrap.simulation.invariant;

import payscore.application.port.out.store.CommandStatus;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Shipment;

/**
 * Nothing is sent to WeChat but what a committed command says, while it says that this may reach WeChat. That may be another node's word by
 * now: one with a fast clock may already follow the command up.
 */
final class I3IntentFirst extends Invariant {
    I3IntentFirst(Scene scene) {
        super("I3", scene);
    }

    @Override
    public void sending(Shipment shipment) {
        var command = shipment.key().flatMap(ledger()::unfinished);
        check(command.filter(intent -> shipment.kind().filter(intent.kind()::equals).isPresent()
                && (intent.status() == CommandStatus.SENT || intent.mayHaveLanded())
                && intent.body().equals(shipment.body())).isPresent(), "%s is sent, and the database says %s", shipment,
                command);
    }
}
