package payscore.adapter.web.order;

import java.util.Optional;
import payscore.adapter.web.json.PlaceText;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.domain.order.OutOrderNo;
import payscore.domain.violation.InvalidTerms;

/** A place in the list of orders as an opaque word. */
final class Cursor {
    private Cursor() {}

    static String of(Place place) {
        return new PlaceText(place.requestedAt(), place.outOrderNo().value()).word();
    }

    /** Empty unless the word is one {@link #of} makes. */
    static Optional<Place> read(String word) {
        try {
            return PlaceText.read(word).map(place -> new Place(place.at(), new OutOrderNo(place.name())));
        } catch (InvalidTerms noNumber) {
            return Optional.empty();
        }
    }
}
