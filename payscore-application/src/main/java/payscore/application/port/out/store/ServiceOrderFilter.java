package payscore.application.port.out.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;

/**
 * Which orders to list. Pages are walked by key, never by number.
 *
 * @param positions only these; empty means all
 * @param requestedAfter only orders requested after this instant
 * @param after continue behind this place of an earlier page
 * @param limitMax at most so many
 */
public record ServiceOrderFilter(
        MchId mchId, Set<Position> positions, Optional<Instant> requestedAfter, Optional<Place> after, int limitMax) {
    /** A place in the list: request time (milliseconds), then number. */
    public record Place(Instant requestedAt, OutOrderNo outOrderNo) {}

    public ServiceOrderFilter {
        positions = Set.copyOf(positions);
    }
}
