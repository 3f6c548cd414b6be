package payscore.bootstrap.simulation.world;

import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.webhook.WebhookMessages;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrder;

/** What a webhook says here: enough to compare an order with. */
final class ShortMessages implements WebhookMessages {
    @Override
    public RequestBody of(Change change) {
        return RequestBody.of(change.event().kind() + " " + snapshot(change.order()));
    }

    static String snapshot(ServiceOrder order) {
        var collection = order.state().paymentCollection();
        return order.key() + " v" + order.version() + " " + order.position() + " total="
                + collection.map(PaymentCollection::total).map(Fen::amount).orElse(-1L) + " paid="
                + collection.map(PaymentCollection::paid).map(Fen::amount).orElse(-1L);
    }
}
