package payscore.bootstrap.simulation.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.order.ServiceOrderKey;

/**
 * One signed request on its way to WeChat; the network may deliver it late, twice, or never.
 *
 * @param key of the order it is about; empty for a query by {@code query_id}
 * @param kind of command; empty for a query
 * @param command whose attempt it is, as far as the database knew one when it was sent
 * @param signedAt the sender's clock
 */
public record Shipment(
        long number,
        Optional<ServiceOrderKey> key,
        Optional<CommandKind> kind,
        Optional<CommandId> command,
        String method,
        String target,
        Map<String, String> headers,
        RequestBody body,
        Instant signedAt) {
    @Override
    public String toString() {
        return "#" + number + " " + kind.map(CommandKind::name).orElse("QUERY") + " of "
                + key.map(ServiceOrderKey::outOrderNo).map(Object::toString).orElse("?");
    }
}
