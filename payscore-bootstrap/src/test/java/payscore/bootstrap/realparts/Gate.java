package payscore.bootstrap.realparts;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where an exchange is held until a test lets it go. */
final class Gate {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch passed = new CountDownLatch(1);

    void open() {
        opened.countDown();
    }

    /** Until something is held here. */
    void awaitArrival(Duration max) {
        await(arrived, max, "arrived at the gate");
    }

    /** Until what was held has reached the other side, or its answer has come back. */
    void awaitPassage(Duration max) {
        await(passed, max, "passed the gate");
    }

    void hold() throws InterruptedException {
        arrived.countDown();
        opened.await();
    }

    void pass() {
        passed.countDown();
    }

    private static void await(CountDownLatch latch, Duration max, String what) {
        try {
            if (!latch.await(max.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Nothing has " + what + " within " + max);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
