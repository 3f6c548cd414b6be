package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/** The disk of the database is full for a while. */
class DiskFullIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int DISK_MEGABYTES = 160;
    private static final int WORKERS = 10;

    @Test
    @Covers("D05")
    void whatCannotBeKeptIsNotAcknowledgedAndWorkGoesOnWhenThereIsSpace() {
        try (var mysql = RealMySql.onDiskOf(DISK_MEGABYTES); var parts = RealParts.on(mysql, 1)) {
            var ledger = new Ledger();
            var load = Load.of(WORKERS, parts, ledger, new SplittableRandom(20_261_125));
            load.awaitAcknowledged(10, SOON);
            mysql.fillDisk();
            Waiting.until(SOON, () -> assertThat(creation(parts, ledger)).as("a creation").isEqualTo(503));
            mysql.freeDisk();
            // A full disk may have ended this version of the server in the middle of a statement.
            mysql.heal();
            load.awaitAcknowledged(1, SOON);
            assertThat(Settlement.settle(parts, load, ledger)).isGreaterThanOrEqualTo(WORKERS);
        }
    }

    /** The merchants at work soon wait for orders that do not move; one more who takes no part in that finds the disk full. */
    private static int creation(RealParts parts, Ledger ledger) {
        var number = Merchant.newNumber();
        var answer = parts.merchant().create(number);
        if (answer.isSuccess()) {
            ledger.created(number);
        }
        return answer.status();
    }
}
