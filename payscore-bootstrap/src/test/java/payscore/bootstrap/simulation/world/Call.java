package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.Optional;
import payscore.bootstrap.simulation.fiber.Fiber;
import payscore.bootstrap.simulation.fiber.Fibers;

/** Waiting for an answer that may not come. */
final class Call<T> {
    private final Fibers fibers;
    private final Fiber caller;
    private Optional<T> answer = Optional.empty();
    private boolean isOver;

    Call(Fibers fibers) {
        this.fibers = fibers;
        this.caller = fibers.current().orElseThrow();
    }

    /** Of several answers the first counts. */
    void answer(T what) {
        if (!isOver) {
            answer = Optional.of(what);
            end();
        }
    }

    /** No answer will come, and the caller learns that. */
    void breakOff() {
        end();
    }

    /** Waits no longer than that; empty when no answer came. */
    Optional<T> await(Duration deadline) {
        var until = fibers.millis() + deadline.toMillis();
        while (!isOver && fibers.millis() < until) {
            fibers.sleepUntil(until);
        }
        isOver = true;
        return answer;
    }

    private void end() {
        if (!isOver) {
            isOver = true;
            fibers.wakeAt(caller, fibers.millis());
        }
    }
}
