package payscore.simulator.clock;

import java.time.Duration;

/** Lets time pass inside a call that a fault makes slow. */
@FunctionalInterface
public interface Pause {
    /** Returns after the duration; an interrupted caller returns early with its interrupt flag set. */
    void pause(Duration duration);

    /** Real time of the calling thread. */
    static Pause ofThread() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
