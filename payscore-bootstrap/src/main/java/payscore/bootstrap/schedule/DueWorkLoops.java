package payscore.bootstrap.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.in.HandOverWork;
import payscore.application.port.in.KeepBuckets;
import payscore.application.port.in.merchant.KeepMerchants;
import payscore.application.port.out.store.StoreFailure;

/**
 * Keeps this node's share of the due work and works it off: a loop for each kind, several rounds a second, at once again while rounds
 * come back full. When the service stops, rounds under way are waited for and the share is handed over.
 */
@Component
class DueWorkLoops implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueWorkLoops.class);

    /** Rows in one round, and therefore calls in flight at most, for each kind. */
    private static final int ROUND_LIMIT = 50;

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_OF_KEEPING = Duration.ofSeconds(1);
    private static final Duration PAUSE_OF_BILLS = Duration.ofSeconds(2);
    private static final Duration PAUSE_OF_MERCHANTS = Duration.ofSeconds(2);
    private static final Duration PAUSE_OF_HOUSEKEEPING = Duration.ofMinutes(1);

    /** After a failure: the store is in trouble, and nothing gets better by asking more often. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** A little over the longest call of WeChat's. */
    private static final Duration STOPPING_MAX = Duration.ofSeconds(9);

    private final DoDueWork dueWork;
    private final KeepBuckets keepBuckets;
    private final HandOverWork handOverWork;
    private final KeepMerchants keepMerchants;
    private final List<Thread> threads = new ArrayList<>();
    private CountDownLatch stopping = new CountDownLatch(1);

    DueWorkLoops(DoDueWork dueWork, KeepBuckets keepBuckets, HandOverWork handOverWork,
            KeepMerchants keepMerchants) {
        this.dueWork = dueWork;
        this.keepBuckets = keepBuckets;
        this.handOverWork = handOverWork;
        this.keepMerchants = keepMerchants;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        loop("buckets", PAUSE_OF_KEEPING, () -> {
            keepBuckets.keep();
            return false;
        });
        loop("merchants", PAUSE_OF_MERCHANTS, () -> {
            keepMerchants.keep();
            return false;
        });
        for (var kind : DoDueWork.Kind.values()) {
            var pause = switch (kind) {
                case HOUSEKEEPING -> PAUSE_OF_HOUSEKEEPING;
                case RECONCILIATIONS -> PAUSE_OF_BILLS;
                case NOTIFICATIONS, COMMANDS, CHECKS, AUTHORIZATIONS, WEBHOOKS -> PAUSE;
            };
            loop(kind.name().toLowerCase(Locale.ROOT), pause,
                    () -> dueWork.round(kind, ROUND_LIMIT) >= ROUND_LIMIT);
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        var until = System.nanoTime() + STOPPING_MAX.toNanos();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException stoppedHarder) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        try {
            handOverWork.handOver();
        } catch (StoreFailure unreachable) {
            LOG.warn("event=HAND_OVER_FAILED why=\"{}\"", unreachable.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void loop(String name, Duration pause, Round round) {
        threads.add(Thread.ofVirtual().name("due-" + name).start(() -> {
            try {
                while (!stopping.await(pauseAfter(round, pause).toMillis(), TimeUnit.MILLISECONDS)) {
                    // One more round.
                }
            } catch (InterruptedException stoppedHarder) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static Duration pauseAfter(Round round, Duration pause) {
        try {
            return round.isFull() ? Duration.ZERO : pause;
        } catch (StoreFailure failure) {
            LOG.warn("event=DUE_WORK_STOPPED why=\"{}\"", failure.getMessage());
            return PAUSE_AFTER_FAILURE;
        } catch (RuntimeException bug) {
            LOG.error("event=DUE_WORK_STOPPED", bug);
            return PAUSE_AFTER_FAILURE;
        }
    }

    /** One round of a loop. */
    private interface Round {
        /** Does it; whether more may be due already. */
        boolean isFull();
    }
}
