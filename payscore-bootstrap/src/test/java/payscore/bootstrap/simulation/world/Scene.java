package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.time.Instant;
import payscore.application.port.out.wechat.NotificationReading;

/** What whoever judges a world needs of it. */
public interface Scene {
    Plan plan();

    Ledger ledger();

    Instant now();

    /** When the troubles ended; far in the future before. */
    Instant healedAt();

    /** Opens notifications as the service does. */
    NotificationReading reading();

    /** Looks again so much later, unless the run is over by then. */
    void later(Duration delay, Runnable look);

    /** Whether WeChat signs its errors; what it does not sign is never final. */
    boolean areErrorsSigned();

    void violated(String invariant, String what);

    void checked(String invariant);
}
