package payscore.adapter.web.delivery;

import java.util.Optional;
import payscore.adapter.web.json.PlaceText;
import payscore.application.port.out.store.WebhookDeliveries.Place;

/** A place in the list of deliveries as an opaque word. */
final class DeliveryCursor {
    /** In no message id and in no name of an endpoint. */
    private static final char BETWEEN = ' ';

    private DeliveryCursor() {}

    static String of(Place place) {
        return new PlaceText(place.createdAt(), place.messageId() + BETWEEN + place.endpoint()).word();
    }

    /** Empty unless the word is one {@link #of} makes. */
    static Optional<Place> read(String word) {
        return PlaceText.read(word).flatMap(place -> {
            var between = place.name().indexOf(BETWEEN);
            return between < 0
                    ? Optional.empty()
                    : Optional.of(new Place(place.at(), place.name().substring(0, between),
                            place.name().substring(between + 1)));
        });
    }
}
