package payscore.application.handler.permission;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.AuthorizationMessages;
import payscore.application.port.out.webhook.WebhookEndpoints;
import payscore.domain.permission.AuthorizationChange;

/**
 * Puts a delivery for each of the merchant's endpoints beside every change of an authorisation that somebody would want to hear of, in the
 * same transaction. A stand-in is not told of: without code and user nobody could tell which it is.
 */
public record AuthorizationAnnouncing(
        WebhookDeliveries deliveries, WebhookEndpoints endpoints, AuthorizationMessages messages) {
    void announce(AuthorizationChange change) {
        var authorization = change.authorization();
        var names = endpoints.of(authorization.key().mchId());
        if (names.isEmpty() || change.event().isEmpty() || authorization.key().code().isStandIn()) {
            return;
        }
        var payload = messages.of(change);
        var name = authorization.key() + "/" + authorization.version();
        var id = "evt_" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        names.forEach(endpoint -> deliveries.add(WebhookDelivery.first(id, endpoint, authorization.key(),
                authorization.version(), payload, authorization.changedAt())));
    }
}
