package payscore.bootstrap.realparts;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for conditions, each with a deadline. */
final class Waiting {
    private static final Duration POLL = Duration.ofMillis(100);

    private Waiting() {}

    /** Until the assertion holds; fails with its message after {@code max}. */
    static void until(Duration max, ThrowingRunnable assertion) {
        Awaitility.await().atMost(max).pollDelay(Duration.ZERO).pollInterval(POLL).untilAsserted(assertion);
    }

    /** For a fault that has a length. */
    static void letPass(Duration length) {
        Awaitility.await().atMost(length.plusSeconds(1)).pollDelay(length).until(() -> true);
    }
}
