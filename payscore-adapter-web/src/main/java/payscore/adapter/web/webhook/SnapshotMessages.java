package payscore.adapter.web.webhook;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.json.WireTime;
import payscore.adapter.web.order.ServiceOrderSnapshot;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.webhook.WebhookMessages;
import payscore.domain.order.Change;
import payscore.domain.order.ServiceOrderEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message is the order as reading it shows it, without the user. Standard Webhooks keeps messages under 20 kB: an order with
 * very many lines leaves them out and names in {@code omitted} what is to be read from the API instead.
 */
public final class SnapshotMessages implements WebhookMessages {
    /** In bytes, exclusive. */
    static final int LENGTH_MAX = 20_000;
    private static final String OMITTED = "omitted";
    /** What may be long, in the order in which receivers can do without it. */
    private static final List<String> OMITTABLE = List.of("post_discounts", "post_payments", "refunds",
            "collection.details");

    private final JsonMapper json;

    private record Message(String type, OffsetDateTime timestamp, JsonNode data) {}

    public SnapshotMessages(WireJson json) {
        this.json = json.mapper();
    }

    @Override
    public RequestBody of(Change change) {
        ObjectNode data = json.valueToTree(ServiceOrderSnapshot.of(change.order()));
        var message = new Message("service_order." + typeOf(change).name().toLowerCase(Locale.ROOT),
                WireTime.of(change.event().occurredAt().orElse(change.event().learnedAt())), data);
        var body = json.writeValueAsBytes(message);
        var omitted = new ArrayList<String>();
        for (int i = 0; body.length >= LENGTH_MAX && i < OMITTABLE.size(); i++) {
            omit(OMITTABLE.get(i), data);
            omitted.add(OMITTABLE.get(i));
            data.set(OMITTED, json.valueToTree(omitted));
            body = json.writeValueAsBytes(message);
        }
        return RequestBody.of(body);
    }

    /** A version that a person must look at announces no success, even if it moved the order on. */
    private static ServiceOrderEvent.Kind typeOf(Change change) {
        return change.quarantines() ? ServiceOrderEvent.Kind.QUARANTINED : change.event().kind();
    }

    private static void omit(String place, ObjectNode data) {
        var dot = place.indexOf('.');
        if (dot < 0) {
            data.remove(place);
        } else if (data.get(place.substring(0, dot)) instanceof ObjectNode inner) {
            inner.remove(place.substring(dot + 1));
        }
    }
}
