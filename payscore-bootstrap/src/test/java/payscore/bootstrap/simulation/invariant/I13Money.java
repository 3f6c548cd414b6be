package payscore.bootstrap.simulation.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payscore.application.fixture.StoreWitness.RowChange;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.order.Collected;

/**
 * Refunded is at most what PayScore collected; paid is the sum of its parts and at most the total; the total is what the merchant decided, at most the ceiling, and never rises. Where the
 * merchant was paid elsewhere and WeChat collected all the same, and only there, a person is asked to look.
 */
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
                    check(collection.total().amount() <= CEILING && decidedFor(order).contains(collection.total()),
                            "%s is to pay %s where %s was decided", order.key(), collection.total(),
                            decidedFor(order));
                    change.before().flatMap(I13Money::totalOf).ifPresent(
                            before -> check(collection.total().compareTo(before) <= 0, "%s is to pay %s after %s",
                                    order.key(), collection.total(), before));
                });
                var collected = order.state().paymentCollection().map(PaymentCollection::collectedByPayScore);
                check(order.refunds().refunded().compareTo(order.refunds().claimed()) <= 0
                        && order.refunds().claimed().compareTo(collected.orElse(Fen.ZERO)) <= 0,
                        "%s gives back %s of %s", order.key(), order.refunds().claimed(), collected);
                if (order.position() == Position.PAID && order.paidElsewhere().isPresent()) {
                    var isTwice = ledger().truth(order.key()).filter(
                            truth -> truth.collected().stream().allMatch(Collected::isCharge)).isPresent();
                    check(isTwice == order.quarantine().isPresent(),
                            "%s was paid elsewhere, is paid twice: %s, and says: %s", order.key(), isTwice,
                            order.quarantine());
                }
            }
        }
    }

    private static Set<Fen> decidedFor(ServiceOrder order) {
        var decided = new HashSet<Fen>();
        order.completion().ifPresent(completion -> decided.add(completion.terms().total()));
        order.modification().ifPresent(lower -> {
            decided.add(lower.amount().total());
            lower.replaced().ifPresent(earlier -> decided.add(earlier.amount().total()));
        });
        return decided;
    }

    private static Optional<Fen> totalOf(Object row) {
        return row instanceof ServiceOrder order
                ? order.state().paymentCollection().map(collection -> collection.total())
                : Optional.empty();
    }

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        check(after.paid() <= after.total().orElse(0L), "WeChat took %d of %s for %s", after.paid(), after.total(),
                key);
    }
}
