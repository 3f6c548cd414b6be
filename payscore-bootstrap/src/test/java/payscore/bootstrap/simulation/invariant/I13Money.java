package payscore.bootstrap.simulation.invariant;

import java.util.List;
import java.util.Optional;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;

/** Paid is the sum of its parts and at most the total; the total is what the merchant decided and at most the ceiling. */
final class I13Money extends Invariant {
    I13Money(Scene scene) {
        super("I13", scene);
    }

    private static final long CEILING = 50_000;

    @Override
    public void committed(List<RowChange> changes) {
        for (var change : changes) {
            if (change.after().orElse(0) instanceof ServiceOrder order) {
                order.state().paymentCollection().ifPresent(collection -> {
                    var details = collection.details().stream().mapToLong(detail -> detail.amount().amount()).sum();
                    check(collection.paid().amount() <= collection.total().amount()
                            && details == collection.paid().amount(), "%s has %s", order.key(), collection);
                    check(collection.total().amount() <= CEILING
                            && order.completion().filter(decided -> decided.terms().total().equals(collection.total()))
                                    .isPresent(),
                            "%s is to pay %s where %s was decided", order.key(), collection.total(),
                            order.completion().map(decided -> decided.terms().total()));
                });
            }
        }
    }

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        check(after.paid() <= after.total().orElse(0L), "WeChat took %d of %s for %s", after.paid(), after.total(),
                key);
    }
}
