package payscore.adapter.web.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.QueryReader;
import payscore.application.port.out.store.WebhookDeliveries.Filter;
import payscore.application.port.out.store.WebhookDeliveries.Place;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.store.WebhookDelivery.Status;
import payscore.domain.merchant.MchId;

/** The query of a list as it was sent. */
record DeliveryParameters(
        Optional<String> status, Optional<String> endpoint, Optional<String> cursor, Optional<String> limit) {
    /** What was asked for, in the types of the application. */
    record Page(Filter filter, int limit) {
        /** Cuts off the delivery that was only asked for to learn whether there is another page. */
        WebhookDeliveryPage of(List<WebhookDelivery> found) {
            var shown = found.stream().limit(limit).toList();
            return new WebhookDeliveryPage(shown.stream().map(WebhookDeliveryResponse::of).toList(),
                    found.size() > limit ? Optional.of(DeliveryCursor.of(placeOf(shown.getLast()))) : Optional.empty());
        }

        private static Place placeOf(WebhookDelivery delivery) {
            return new Place(delivery.createdAt(), delivery.messageId(), delivery.endpoint());
        }
    }

    /** @throws payscore.adapter.web.problem.Refused naming every parameter that cannot be read */
    Page toPage(MchId mchId) {
        var query = new QueryReader();
        var wanted = query.read(status, DeliveryParameters::statusOf, "status",
                "must be one of " + Arrays.toString(Status.values()));
        var named = query.read(endpoint, EndpointName::read, "endpoint", EndpointName.RULE);
        var place = query.read(cursor, DeliveryCursor::read, "cursor", "must be a next_cursor of an earlier page");
        var size = query.limit(limit);
        query.finish();
        return new Page(new Filter(mchId, wanted, named, place, size + 1), size);
    }

    private static Optional<Status> statusOf(String word) {
        return Arrays.stream(Status.values()).filter(value -> value.name().equals(word)).findFirst();
    }
}
