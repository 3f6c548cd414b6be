package payscore.adapter.persistence.order;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.domain.order.Position;

/** A filter as one place to start behind and one set of positions, so that a single statement serves all filters. */
record ListQuery(String mchId, long requestedAt, String outOrderNo, List<String> positions, int limitMax) {
    /** Sorts before every number. */
    private static final String NO_NUMBER = "";

    static ListQuery of(ServiceOrderFilter filter) {
        var positions = filter.positions().isEmpty() ? Arrays.asList(Position.values()) : filter.positions();
        // Times are whole milliseconds, so "after t" starts with t + 1.
        var requestedFrom = filter.requestedAfter().map(t -> t.toEpochMilli() + 1).orElse(0L);
        var placeAt = filter.after().map(place -> place.requestedAt().toEpochMilli()).orElse(0L);
        return placeAt >= requestedFrom
                ? new ListQuery(filter.mchId().value(), placeAt,
                        filter.after().map(Place::outOrderNo).map(number -> number.value()).orElse(NO_NUMBER),
                        names(positions), filter.limitMax())
                : new ListQuery(filter.mchId().value(), requestedFrom, NO_NUMBER, names(positions), filter.limitMax());
    }

    private static List<String> names(Collection<Position> positions) {
        return positions.stream().map(Position::name).toList();
    }
}
