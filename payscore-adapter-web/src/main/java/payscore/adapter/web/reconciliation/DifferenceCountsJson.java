package payscore.adapter.web.reconciliation;

import java.util.Map;
import payscore.domain.reconciliation.Fate;

/** How many differences a day has of each fate. */
record DifferenceCountsJson(
        long open, long acknowledged, long settled, long adopted, long unrelated, long resolved) {
    static DifferenceCountsJson of(Map<Fate, Long> counts) {
        return new DifferenceCountsJson(of(counts, Fate.OPEN), of(counts, Fate.ACKNOWLEDGED),
                of(counts, Fate.SETTLED), of(counts, Fate.ADOPTED), of(counts, Fate.UNRELATED),
                of(counts, Fate.RESOLVED));
    }

    private static long of(Map<Fate, Long> counts, Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }
}
