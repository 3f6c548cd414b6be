package payscore.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import payscore.simulator.clock.Agenda;
import payscore.simulator.clock.Pause;

/** A clock with its agenda, moved by hand; one thread. */
final class VirtualTime implements InstantSource, Agenda, Pause {
    private record Entry(Instant due, long sequence, Runnable task) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.comparing(Entry::due).thenComparingLong(Entry::sequence));
    private Instant now = Instant.parse("2026-06-01T02:00:00Z");
    private long sequence;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void at(Instant due, Runnable task) {
        entries.add(new Entry(due, sequence++, task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        at(now.plus(delay), task);
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
    }

    /** Runs what falls due within the duration, in order. */
    void pass(Duration duration) {
        Instant target = now.plus(duration);
        while (!entries.isEmpty() && !entries.peek().due().isAfter(target)) {
            Entry next = entries.remove();
            if (next.due().isAfter(now)) {
                now = next.due();
            }
            next.task().run();
        }
        if (target.isAfter(now)) {
            now = target;
        }
    }
}
