package payscore.simulator.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests the API has seen, oldest first. */
public final class RequestLog {
    private static final int KEPT_MAX = 5_000;

    private final int keptMax;
    private final Deque<SeenRequest> seen = new ArrayDeque<>();
    private final Map<String, Deque<SeenRequest>> byNumber = new HashMap<>();

    private RequestLog(int keptMax) {
        this.keptMax = keptMax;
    }

    /** Keeps the last 5,000, for a simulator that runs on and on. */
    public static RequestLog bounded() {
        return new RequestLog(KEPT_MAX);
    }

    /** Keeps everything, for a run that ends. */
    public static RequestLog complete() {
        return new RequestLog(Integer.MAX_VALUE);
    }

    synchronized void add(SeenRequest request) {
        seen.addLast(request);
        request.outOrderNo().ifPresent(
                number -> byNumber.computeIfAbsent(number, key -> new ArrayDeque<>()).addLast(request));
        if (seen.size() > keptMax) {
            forget(seen.removeFirst());
        }
    }

    private void forget(SeenRequest oldest) {
        oldest.outOrderNo().ifPresent(number -> byNumber.computeIfPresent(number, (same, ofOrder) -> {
            ofOrder.removeFirst();
            return ofOrder.isEmpty() ? null : ofOrder;
        }));
    }

    public synchronized List<SeenRequest> all() {
        return List.copyOf(seen);
    }

    /** Those about the order number, whichever the merchant and whether or not there is such an order. */
    public synchronized List<SeenRequest> about(String outOrderNo) {
        return List.copyOf(byNumber.getOrDefault(outOrderNo, new ArrayDeque<>()));
    }

    public synchronized void clear() {
        seen.clear();
        byNumber.clear();
    }
}
