package payscore.simulator.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, oldest first. */
public final class RequestLog {
    private static final int KEPT_MAX = 5_000;

    private final Deque<SeenRequest> seen = new ArrayDeque<>();

    synchronized void add(SeenRequest request) {
        seen.addLast(request);
        if (seen.size() > KEPT_MAX) {
            seen.removeFirst();
        }
    }

    public synchronized List<SeenRequest> all() {
        return List.copyOf(seen);
    }

    public synchronized void clear() {
        seen.clear();
    }
}
