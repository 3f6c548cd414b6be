package payscore.bootstrap.simulation.world;

import java.time.Instant;

/** What whoever judges a world needs of it. */
public interface Scene {
    Plan plan();

    Ledger ledger();

    Instant now();

    /** When the troubles ended; far in the future before. */
    Instant healedAt();

    /** Commands' requests about all orders that have been sent, for counting. */
    long queries();

    void violated(String invariant, String what);

    void checked(String invariant);
}
