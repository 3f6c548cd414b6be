package payscore.bootstrap.simulation.invariant;

import java.util.List;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;

/** We never say more than WeChat ever said: each position and amount of ours was true there before. */
final class I2Grounded extends Invariant {
    I2Grounded(Scene scene) {
        super("I2", scene);
    }

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof ServiceOrder order && order.position() != Position.REQUESTED) {
                var truth = ledger().truth(order.key());
                check(truth.filter(known -> known.passages().stream()
                        .anyMatch(passage -> Agreement.positionOf(passage.position()) == order.position()))
                        .isPresent(), "%s is %s, which it never was at WeChat", order.key(), order.position());
                order.state().paymentCollection().ifPresent(collection -> check(
                        truth.filter(known -> known.passages().stream()
                                .anyMatch(passage -> passage.total().orElse(-1L) == collection.total().amount()
                                        && passage.paid() >= collection.paid().amount()))
                                .isPresent(),
                        "%s says %s, which never was true at WeChat", order.key(), collection));
            }
        }
    }
}
