package payscore.simulator.order;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Falsifies the amounts of an order's JSON, for answers and callbacks that must be caught. */
public final class OrderDistortion {
    private OrderDistortion() {}

    /** Adds one fen to the risk fund, the total, everything collected and what a refund gives back. */
    public static void addOneFen(ObjectNode order) {
        raise(order, List.of("total_amount"));
        raise(order.path("risk_fund"), List.of("amount"));
        raise(order.path("amount"), List.of("refund"));
        JsonNode collection = order.path("collection");
        raise(collection, List.of("total_amount"));
        if (collection.path("paid_amount").asLong(0) > 0) {
            raise(collection, List.of("paid_amount"));
            raise(collection.path("details").path(0), List.of("amount"));
        } else {
            raise(collection, List.of("paying_amount"));
        }
    }

    private static void raise(JsonNode node, List<String> names) {
        if (node instanceof ObjectNode object) {
            for (String name : names) {
                if (object.hasNonNull(name)) {
                    object.put(name, object.get(name).asLong(0) + 1);
                }
            }
        }
    }
}
