package payscore.adapter.web.order;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payscore.adapter.web.json.QueryReader;
import payscore.adapter.web.json.WireTime;
import payscore.adapter.web.problem.Refused;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;

/** The query of a list as it was sent. */
record ListParameters(
        List<String> state, Optional<String> createdAfter, Optional<String> cursor, Optional<String> limit) {
    private static final Set<String> STATES = Arrays.stream(Position.values()).map(Position::state)
            .collect(Collectors.toUnmodifiableSet());

    /** What was asked for, in the types of the domain. */
    record Page(ServiceOrderFilter filter, int limit) {
        /** Cuts off the order that was only asked for to learn whether there is another page. */
        ServiceOrderPage of(List<ServiceOrder> found) {
            var shown = found.stream().limit(limit).toList();
            return new ServiceOrderPage(shown.stream().map(ServiceOrderResponse::of).toList(),
                    found.size() > limit
                            ? Optional.of(Cursor.of(new Place(
                                    shown.getLast().requestedAt(), shown.getLast().key().outOrderNo())))
                            : Optional.empty());
        }
    }

    /** @throws Refused naming every parameter that cannot be read */
    Page toPage(MchId mchId) {
        var query = new QueryReader();
        query.require(STATES.containsAll(state), "state", "must be one of " + STATES.stream().sorted().toList());
        var after = query.read(createdAfter, WireTime::read, "created_after",
                "must be an RFC 3339 time with offset, its plus sign written as %2B");
        var place = query.read(cursor, Cursor::read, "cursor", "must be a next_cursor of an earlier page");
        var size = query.limit(limit);
        query.finish();
        var positions = Arrays.stream(Position.values()).filter(position -> state.contains(position.state()))
                .collect(Collectors.toSet());
        return new Page(new ServiceOrderFilter(mchId, positions, after, place, size + 1), size);
    }
}
