package payscore.simulator.order;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import payscore.simulator.clock.Sources;
import tools.jackson.databind.node.ObjectNode;

/**
 * All refunds. Whether one is allowed is decided by its caller; all methods but those about plans are called inside
 * {@link OrderBook#locked}.
 */
public final class RefundDesk {
    private static final int REFUND_ID_DIGITS = 29;

    private final OrderBook book;
    private final Sources sources;
    private final Consumer<OrderEvent> events;
    private final Map<RefundKey, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, RefundPlan> plans = new ConcurrentHashMap<>();
    private volatile RefundPlan plan = RefundPlan.DEFAULT;

    private record RefundKey(String mchId, String outRefundNo) {}

    RefundDesk(OrderBook book, Sources sources, Consumer<OrderEvent> events) {
        this.book = book;
        this.sources = sources;
        this.events = events;
    }

    public RefundPlan plan() {
        return plan;
    }

    public void plan(RefundPlan next) {
        plan = next;
    }

    /** Of one refund, whatever is planned for the others. */
    public RefundPlan planOf(String outRefundNo) {
        return plans.getOrDefault(outRefundNo, plan);
    }

    public void planOne(String outRefundNo, RefundPlan next) {
        plans.put(outRefundNo, next);
    }

    public Optional<Refund> find(String mchId, String outRefundNo) {
        return Optional.ofNullable(refunds.get(new RefundKey(mchId, outRefundNo)));
    }

    /** Oldest first. */
    public List<Refund> all() {
        return List.copyOf(refunds.values());
    }

    public List<Refund> ofTransaction(String mchId, String transactionId) {
        return refunds.values().stream()
                .filter(refund -> refund.order().mchId().equals(mchId) && refund.transactionId().equals(transactionId))
                .toList();
    }

    /** The merchant's order that a transaction was collected for. */
    public Optional<ServiceOrder> orderOf(String mchId, String transactionId) {
        return book.all().stream()
                .filter(order -> order.key().mchId().equals(mchId))
                .filter(order -> order.collected().stream()
                        .anyMatch(money -> money.transactionId().equals(Optional.of(transactionId))))
                .findFirst();
    }

    public Refund accept(ServiceOrder order, ObjectNode request) {
        Instant now = sources.clock().instant();
        String id = "503000" + BeijingTime.seconds(now);
        Refund refund = new Refund(
                order.key(), id + sources.nonces().digits(REFUND_ID_DIGITS - id.length()), request, now);
        refunds.put(new RefundKey(order.key().mchId(), refund.outRefundNo()), refund);
        RefundPlan planned = planOf(refund.outRefundNo());
        planned.after().ifPresent(delay -> settleLater(refund, planned.outcome(), delay));
        return refund;
    }

    /** The refund becomes this and the merchant is told; what is final stays as it is. */
    public void settle(Refund refund, Refund.Status outcome) {
        if (refund.status() == Refund.Status.SUCCESS || refund.status() == Refund.Status.CLOSED
                || refund.status() == outcome) {
            return;
        }
        refund.become(outcome, sources.clock().instant());
        if (outcome != Refund.Status.PROCESSING && !refund.notifyUrl().isEmpty()) {
            events.accept(new OrderEvent(
                    OrderEvent.REFUND + outcome.name(), refund.order(), refund.notifyUrl(), refund.notified()));
        }
    }

    /** A stuck refund is under way again, to somebody else. */
    public void redirect(Refund refund, RefundPayee payee) {
        refund.redirect(payee);
        RefundPlan planned = planOf(refund.outRefundNo());
        planned.after().ifPresent(delay -> settleLater(refund, planned.outcome(), delay));
    }

    void clear() {
        refunds.clear();
        plans.clear();
        plan = RefundPlan.DEFAULT;
    }

    private void settleLater(Refund refund, Refund.Status outcome, Duration delay) {
        sources.agenda().after(delay, () -> {
            Refund unused = book.locked(() -> {
                settle(refund, outcome);
                return refund;
            });
        });
    }
}
