package payscore.bootstrap.simulation.world;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What a run, or many, consisted of. */
public final class Tally {
    private final Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
    private final Map<String, Long> checks = new TreeMap<>();
    private long seeds;
    private long steps;
    private long orders;
    private long calls;
    private long queries;
    private long virtualMillis;
    private long commands;
    private long attempts;

    public void struck(Trouble trouble) {
        troubles.merge(trouble, 1L, Long::sum);
    }

    public void checked(String invariant, long times) {
        checks.merge(invariant, times, Long::sum);
    }

    public void ran(long stepsRun, long ordersMade, long callsMade, long queriesMade, long millis) {
        seeds++;
        steps += stepsRun;
        orders += ordersMade;
        calls += callsMade;
        queries += queriesMade;
        virtualMillis += millis;
    }

    public synchronized void add(Tally other) {
        other.troubles.forEach((trouble, count) -> troubles.merge(trouble, count, Long::sum));
        other.checks.forEach((invariant, count) -> checks.merge(invariant, count, Long::sum));
        seeds += other.seeds;
        steps += other.steps;
        orders += other.orders;
        calls += other.calls;
        queries += other.queries;
        virtualMillis += other.virtualMillis;
        commands += other.commands;
        attempts += other.attempts;
    }

    public long seeds() {
        return seeds;
    }

    /** Only queries that nobody waited for. */
    public double queriesPerOrder() {
        return (double) queries / orders;
    }

    /** How often a command was sent, on average. */
    public double attemptsPerCommand() {
        return (double) attempts / commands;
    }

    /** Commands there were, and attempts made of them. */
    public void sent(long commandsMade, long attemptsMade) {
        commands += commandsMade;
        attempts += attemptsMade;
    }

    public long checksMade() {
        return checks.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<String, Long> checks() {
        return checks;
    }

    public Map<Trouble, Long> troubles() {
        return troubles;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d seeds, %,d orders, %,d steps, %,d calls of WeChat's API (%,d queries in the background), %,d virtual hours,"
                        + " %,d troubles, %,d invariant checks",
                seeds, orders, steps, calls, queries, virtualMillis / 3_600_000,
                troubles.values().stream().mapToLong(Long::longValue).sum(), checksMade());
    }
}
