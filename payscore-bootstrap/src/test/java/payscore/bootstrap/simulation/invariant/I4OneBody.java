package payscore.bootstrap.simulation.invariant;

import java.util.HashMap;
import java.util.Map;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.bootstrap.simulation.world.Scene;
import payscore.bootstrap.simulation.world.Shipment;

/** All requests of one command have the same bytes, and so have all creations of one order. */
final class I4OneBody extends Invariant {
    I4OneBody(Scene scene) {
        super("I4", scene);
    }

    private final Map<String, RequestBody> bodies = new HashMap<>();

    @Override
    public void sending(Shipment shipment) {
        shipment.command().ifPresent(command -> sameAsEver(command.value(), shipment));
        if (shipment.kind().filter(CommandKind.CREATE::equals).isPresent()) {
            sameAsEver(String.valueOf(shipment.key()), shipment);
        }
    }

    private void sameAsEver(String what, Shipment shipment) {
        var first = bodies.putIfAbsent(what, shipment.body());
        check(first == null || first.equals(shipment.body()), "%s has other bytes than before", shipment);
    }
}
