package payscore.simulator.merchant;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Intervals after the first failed delivery of a callback (API v3 security, section 8.1). */
public enum RetryLadder {
    /** General callback rules: 15 retries within 24 h 4 min. */
    A("PT15S", "PT15S", "PT30S", "PT3M", "PT10M", "PT20M", "PT30M", "PT30M", "PT30M", "PT1H", "PT3H", "PT3H", "PT3H",
            "PT6H", "PT6H"),
    /** Partner and global pages: 9 retries within 3 h 4 min. */
    C("PT15S", "PT15S", "PT30S", "PT3M", "PT30M", "PT30M", "PT30M", "PT30M", "PT1H");

    private final List<Duration> intervals;

    RetryLadder(String... intervals) {
        this.intervals = Stream.of(intervals).map(Duration::parse).toList();
    }

    public List<Duration> intervals() {
        return intervals;
    }
}
