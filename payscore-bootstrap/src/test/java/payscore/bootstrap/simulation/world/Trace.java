package payscore.bootstrap.simulation.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import payscore.bootstrap.simulation.fiber.Fiber;
import payscore.bootstrap.simulation.fiber.Fibers;

/** The last steps of a run, put into words only when somebody reads them. */
public final class Trace {
    private static final int KEPT_MAX = 50;

    private final Fibers fibers;
    private final int keptMax;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(long millis, String who, String format, Object[] arguments) {
        String text() {
            return Instant.ofEpochMilli(millis) + " " + who + ": " + String.format(format, arguments);
        }
    }

    Trace(Fibers fibers, boolean everything) {
        this.fibers = fibers;
        this.keptMax = everything ? Integer.MAX_VALUE : KEPT_MAX;
    }

    /** @param arguments immutable, because they are looked at later */
    void tell(String format, Object... arguments) {
        var who = fibers.current().map(Trace::name).orElse("world");
        entries.addLast(new Entry(fibers.millis(), who, format, arguments));
        if (entries.size() > keptMax) {
            entries.removeFirst();
        }
    }

    public List<String> lines() {
        return entries.stream().map(Entry::text).toList();
    }

    private static String name(Fiber fiber) {
        return fiber.process().name() + "/" + fiber.name();
    }
}
