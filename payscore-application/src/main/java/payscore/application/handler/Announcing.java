package payscore.application.handler;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.application.port.out.webhook.WebhookMessages;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrder;

/** Puts a delivery for each of the merchant's endpoints beside every version of an order, in the same transaction. */
public record Announcing(
        WebhookDeliveries deliveries, WebhookEndpoints endpoints, WebhookMessages messages, Telemetry telemetry) {
    void announce(Change change) {
        var order = change.order();
        var names = endpoints.of(order.key().mchId());
        if (names.isEmpty()) {
            return;
        }
        var payload = messages.of(change);
        names.forEach(endpoint -> deliveries.add(WebhookDelivery.first(messageId(order), endpoint, order.key(),
                order.version(), payload, change.event().learnedAt())));
    }

    /** Follows from the order and its version alone, so that whatever tells of a version once more has the same id. */
    private static String messageId(ServiceOrder order) {
        var name = order.key() + "/" + order.version();
        return "evt_" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
