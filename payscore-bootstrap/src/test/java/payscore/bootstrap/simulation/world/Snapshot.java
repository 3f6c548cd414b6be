package payscore.bootstrap.simulation.world;

import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.ServiceOrder;

/** An order in few words. */
record Snapshot(ServiceOrder order) {
    @Override
    public String toString() {
        var collection = order.state().paymentCollection();
        return order.key() + " v" + order.version() + " " + order.position() + " total="
                + collection.map(PaymentCollection::total).map(Fen::amount).orElse(-1L) + " paid="
                + collection.map(PaymentCollection::paid).map(Fen::amount).orElse(-1L);
    }
}
