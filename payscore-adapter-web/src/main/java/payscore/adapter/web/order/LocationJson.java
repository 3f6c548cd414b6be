package payscore.adapter.web.order;

import java.util.Optional;
import payscore.domain.order.ServiceOrder;
import payscore.domain.terms.ServiceLocation;

/** {@code location} of a creation and of an order. */
record LocationJson(Optional<String> startLocation, Optional<String> endLocation) {
    ServiceLocation toLocation() {
        return new ServiceLocation(startLocation, endLocation);
    }

    static Optional<LocationJson> of(ServiceOrder order) {
        var end = order.completion().flatMap(completion -> completion.terms().endLocation());
        return order.terms().location()
                .map(agreed -> new LocationJson(agreed.startLocation(), end.or(agreed::endLocation)));
    }
}
