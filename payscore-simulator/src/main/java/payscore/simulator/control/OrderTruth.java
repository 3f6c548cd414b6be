package payscore.simulator.control;

import java.util.List;
import java.util.Optional;
import payscore.simulator.order.Collected;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.Passage;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;

/**
 * What really happened to an order at WeChat, whatever any answer or callback said.
 *
 * @param total fen to be paid; empty before completion
 * @param paid fen collected
 * @param openid of the user who confirmed
 * @param passages every position the order ever had, the present one last
 * @param collected money in the order it came in
 */
public record OrderTruth(
        OrderKey key,
        String orderId,
        Position position,
        Optional<Long> total,
        long paid,
        Optional<String> openid,
        List<Passage> passages,
        List<Collected> collected) {

    static OrderTruth of(ServiceOrder order) {
        return new OrderTruth(
                order.key(),
                order.orderId(),
                order.position(),
                order.total(),
                order.paid(),
                order.openid(),
                order.passages(),
                order.collected());
    }

    /** Whether the order was ever there. */
    public boolean everAt(Position position) {
        return passages.stream().anyMatch(passage -> passage.position() == position);
    }

    /** WeChat's charges, without money the merchant says it got elsewhere. */
    public List<Collected> charges() {
        return collected.stream().filter(Collected::isCharge).toList();
    }
}
