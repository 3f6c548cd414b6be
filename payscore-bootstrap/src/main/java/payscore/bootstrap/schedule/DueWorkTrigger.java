package payscore.bootstrap.schedule;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import payscore.application.port.in.DoDueWork;

/** Has due work done several times a second; while rounds come back full, at once again. */
@Component
class DueWorkTrigger {
    /** Rows of a kind in one round, and therefore calls in flight at most. */
    private static final int ROUND_LIMIT = 50;

    private static final long PAUSE_MILLIS = 250;

    private final DoDueWork dueWork;

    DueWorkTrigger(DoDueWork dueWork) {
        this.dueWork = dueWork;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS, timeUnit = TimeUnit.MILLISECONDS)
    void workOff() {
        while (dueWork.round(ROUND_LIMIT) >= ROUND_LIMIT && !Thread.currentThread().isInterrupted()) {
            // The round was full: more is due already.
        }
    }
}
