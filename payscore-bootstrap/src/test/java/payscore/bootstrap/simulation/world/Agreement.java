package payscore.bootstrap.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.order.Collected;

/** Whether our order is WeChat's. */
public final class Agreement {
    private Agreement() {}

    /** Everything in which they differ, in words; empty when they agree. */
    public static List<String> differences(Optional<ServiceOrder> ours, OrderTruth truth) {
        if (ours.isEmpty()) {
            return List.of("WeChat has " + truth.key() + " and we do not");
        }
        var order = ours.get();
        var differences = new ArrayList<String>();
        if (order.position() != positionOf(truth.position())) {
            differences.add(order.position() + " here, " + truth.position() + " there");
        }
        if (order.orderId().filter(id -> id.value().equals(truth.orderId())).isEmpty()) {
            differences.add("order id " + order.orderId() + " here, " + truth.orderId() + " there");
        }
        order.state().paymentCollection().ifPresent(collection -> compare(collection, truth, differences));
        return differences;
    }

    /** How far a position is; an oracle of its own, on purpose not the domain's. */
    public static int rankOf(Position position) {
        return switch (position) {
            case REQUESTED -> 0;
            case CREATED -> 10;
            case IN_USE -> 20;
            case COLLECTING -> 30;
            case PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> 40;
        };
    }

    private static void compare(PaymentCollection ours, OrderTruth truth, List<String> differences) {
        if (ours.total().amount() != truth.total().orElse(-1L)) {
            differences.add("total " + ours.total() + " here, " + truth.total() + " there");
        }
        if (ours.paid().amount() != truth.paid()) {
            differences.add("paid " + ours.paid() + " here, " + truth.paid() + " there");
        }
        var here = ours.details().stream().flatMap(detail -> detail.transactionId().stream())
                .map(id -> id.value()).collect(Collectors.toSet());
        var there = truth.charges().stream().map(Collected::transactionId).flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (!here.equals(there)) {
            differences.add("transactions " + here + " here, " + there + " there");
        }
    }

    /** Our word for a position of WeChat's. */
    public static Position positionOf(payscore.simulator.order.Position position) {
        return switch (position) {
            case CREATED -> Position.CREATED;
            case IN_USE -> Position.IN_USE;
            case COLLECTING -> Position.COLLECTING;
            case PAID -> Position.PAID;
            case CLOSED_WITH_ZERO -> Position.CLOSED_WITH_ZERO;
            case REVOKED -> Position.CANCELLED;
            case EXPIRED -> Position.EXPIRED;
        };
    }
}
