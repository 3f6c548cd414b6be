package payscore.bootstrap.simulation.world;

import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.webhook.WebhookMessages;
import payscore.domain.order.Change;

/** What a webhook says here: enough to compare an order with. */
final class ShortMessages implements WebhookMessages {
    @Override
    public RequestBody of(Change change) {
        return RequestBody.of(change.event().kind() + " " + new Snapshot(change.order()));
    }
}
