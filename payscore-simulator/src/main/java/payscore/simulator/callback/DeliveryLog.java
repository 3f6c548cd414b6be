package payscore.simulator.callback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Delivery attempts, oldest first. */
public final class DeliveryLog {
    private static final int KEPT_MAX = 5_000;

    private final int keptMax;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final Map<String, Deque<Delivery>> byNumber = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private DeliveryLog(int keptMax) {
        this.keptMax = keptMax;
    }

    /** Keeps the last 5,000, for a simulator that runs on and on. */
    public static DeliveryLog bounded() {
        return new DeliveryLog(KEPT_MAX);
    }

    /** Keeps everything, for a run that ends. */
    public static DeliveryLog complete() {
        return new DeliveryLog(Integer.MAX_VALUE);
    }

    synchronized void add(Delivery delivery) {
        deliveries.addLast(delivery);
        byNumber.computeIfAbsent(delivery.outOrderNo(), number -> new ArrayDeque<>()).addLast(delivery);
        counts.merge(delivery.outOrderNo(), 1, Integer::sum);
        if (deliveries.size() > keptMax) {
            String number = deliveries.removeFirst().outOrderNo();
            byNumber.computeIfPresent(number, (same, ofOrder) -> {
                ofOrder.removeFirst();
                return ofOrder.isEmpty() ? null : ofOrder;
            });
        }
    }

    public synchronized List<Delivery> all() {
        return List.copyOf(deliveries);
    }

    /** Those for the order number, whichever the merchant. */
    public synchronized List<Delivery> of(String outOrderNo) {
        return List.copyOf(byNumber.getOrDefault(outOrderNo, new ArrayDeque<>()));
    }

    /** Attempts so far for the order number, kept or not. */
    public synchronized int countFor(String outOrderNo) {
        return counts.getOrDefault(outOrderNo, 0);
    }

    public synchronized void clear() {
        deliveries.clear();
        byNumber.clear();
        counts.clear();
    }
}
