package payscore.adapter.web.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import payscore.adapter.web.json.WireTime;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import payscore.application.port.out.store.ServiceOrderFilter;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;

/** The query of a list as it was sent. */
record ListParameters(
        List<String> state, Optional<String> createdAfter, Optional<String> cursor, Optional<String> limit) {
    private static final int LIMIT_MAX = 100;
    private static final int LIMIT_DEFAULT = 20;
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
        var errors = new ArrayList<RequestError>();
        if (!STATES.containsAll(state)) {
            errors.add(RequestError.inParameter("state", "must be one of " + STATES.stream().sorted().toList()));
        }
        var after = read(createdAfter, WireTime::read, errors, "created_after",
                "must be an RFC 3339 time with offset, its plus sign written as %2B");
        var place = read(cursor, Cursor::read, errors, "cursor", "must be a next_cursor of an earlier page");
        var size = read(limit, ListParameters::limitOf, errors, "limit", "must be an integer from 1 to " + LIMIT_MAX);
        if (!errors.isEmpty()) {
            throw new Refused(Problem.malformed(errors));
        }
        var positions = Arrays.stream(Position.values()).filter(position -> state.contains(position.state()))
                .collect(Collectors.toSet());
        return new Page(new ServiceOrderFilter(mchId, positions, after, place, size.orElse(LIMIT_DEFAULT) + 1),
                size.orElse(LIMIT_DEFAULT));
    }

    private static <T> Optional<T> read(Optional<String> text, Function<String, Optional<T>> reading,
            List<RequestError> errors, String parameter, String rule) {
        var value = text.flatMap(reading);
        if (text.isPresent() && value.isEmpty()) {
            errors.add(RequestError.inParameter(parameter, rule));
        }
        return value;
    }

    private static Optional<Integer> limitOf(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,3}")).map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= LIMIT_MAX);
    }
}
