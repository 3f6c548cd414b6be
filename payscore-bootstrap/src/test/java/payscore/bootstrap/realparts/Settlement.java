package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import payscore.bootstrap.realparts.Ledger.Reckoning;

/** How a time of faults ends: everything is healed, the merchants come to rest, and the books are compared. */
final class Settlement {
    private static final Duration REST_MAX = Duration.ofSeconds(120);
    /** A webhook whose outcome a node could not store rests there for a minute. */
    private static final Duration CONVERGENCE_MAX = Duration.ofSeconds(120);

    private Settlement() {}

    /** Answers how many orders were compared; fails with every difference that is still there after the deadline. */
    static int settle(RealParts parts, Load load, Ledger ledger) {
        load.takeNoMore();
        parts.heal();
        var healed = Instant.now();
        var time = new PassedTime(parts.mysql(), parts.database());
        Waiting.until(REST_MAX, () -> {
            time.untilEverythingIsDue(healed);
            assertThat(load.isAtRest()).as("all merchants are at rest").isTrue();
        });
        assertThat(load.failures()).as("what merchants met").isEmpty();
        return converge(parts, ledger, time, Instant.now());
    }

    static int converge(RealParts parts, Ledger ledger) {
        return converge(parts, ledger, new PassedTime(parts.mysql(), parts.database()), Instant.now());
    }

    private static int converge(RealParts parts, Ledger ledger, PassedTime time, Instant quietSince) {
        var checks = new int[1];
        Waiting.until(CONVERGENCE_MAX, () -> {
            time.untilEverythingIsDue(quietSince);
            Reckoning reckoning = ledger.reckon(parts);
            checks[0] = reckoning.checks();
            assertThat(reckoning.wrong()).isEmpty();
        });
        return checks[0];
    }
}
