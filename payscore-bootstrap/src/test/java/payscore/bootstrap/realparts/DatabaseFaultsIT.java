package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;
import payscore.simulator.callback.Delivery;

/** The database fails under load. Nothing that was acknowledged is lost, and every order ends where WeChat has it. */
class DatabaseFaultsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WORKERS = 10;
    private static final Ledger LEDGER = new Ledger();

    private final RealParts parts = RealParts.shared();
    private final List<Load> begun = new ArrayList<>();
    private final RandomGenerator random = new SplittableRandom(20_261_125);

    @AfterEach
    void heal() {
        // A test that failed has not come so far, and the next one's books would never close.
        begun.forEach(Load::takeNoMore);
        parts.heal();
    }

    @Test
    @Covers("D01")
    void connectionsAreKilledAtAnyMoment() {
        var load = load();
        var killed = 0;
        while (killed < 100) {
            load.awaitAcknowledged(1, SOON);
            for (int i = 0; i < 10; i++) {
                killed += Math.min(1, parts.mysql().killConnection(random));
            }
        }
        assertThat(Settlement.settle(parts, load, LEDGER)).isGreaterThan(WORKERS);
    }

    @Test
    @Covers("D02")
    void theServerIsFrozenForLongerThanAnybodyWaitsForACommit() {
        var load = load();
        load.awaitAcknowledged(10, SOON);
        parts.mysql().freeze();
        Waiting.letPass(Duration.ofSeconds(12));
        parts.mysql().thaw();
        load.awaitAcknowledged(10, SOON);
        assertThat(Settlement.settle(parts, load, LEDGER)).isGreaterThan(WORKERS);
    }

    @Test
    @Covers("D03")
    void theServerIsKilledAndTheServiceReconnectsByItself() {
        var load = load();
        for (int i = 0; i < 2; i++) {
            load.awaitAcknowledged(8, SOON);
            parts.mysql().kill();
            parts.mysql().restart();
        }
        load.awaitAcknowledged(1, SOON);
        assertThat(Settlement.settle(parts, load, LEDGER)).isGreaterThan(WORKERS);
    }

    @Test
    @Covers("D04")
    void theServerBecomesReadOnlyAsInAFailover() {
        var load = load();
        for (int i = 0; i < 3; i++) {
            load.awaitAcknowledged(10, SOON);
            parts.mysql().readOnly(true);
            Waiting.letPass(Duration.ofSeconds(1));
            parts.mysql().readOnly(false);
        }
        load.awaitAcknowledged(10, SOON);
        assertThat(load.statuses()).as("refused as an outage").containsKey(503).doesNotContainKey(500);
        assertThat(Settlement.settle(parts, load, LEDGER)).isGreaterThan(WORKERS);
    }

    @Test
    @Covers("C26")
    void aCallbackThatCannotBeKeptInTimeIsNotAcknowledgedAndComesAgain() {
        var merchant = parts.merchant();
        var number = Merchant.newNumber();
        LEDGER.created(number);
        assertThat(merchant.create(number).status()).isEqualTo(201);
        parts.mysql().freeze();
        parts.weChat().control().accept(number);
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).hasSize(1)
                .noneMatch(Delivery::succeeded));
        assertThat(parts.node().isAlive()).isTrue();
        parts.mysql().thaw();
        parts.weChat().control().redeliver(parts.weChat().control().notifications(number).getFirst());
        Waiting.until(SOON,
                () -> assertThat(parts.weChat().control().deliveries(number).getLast().succeeded()).isTrue());
        Waiting.until(SOON, () -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM"));
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    @Test
    @Covers("D04")
    void aCallbackThatTheDatabaseRefusesIsNotAcknowledgedAndComesAgain() {
        var merchant = parts.merchant();
        var number = Merchant.newNumber();
        LEDGER.created(number);
        assertThat(merchant.create(number).status()).isEqualTo(201);
        parts.mysql().readOnly(true);
        parts.weChat().control().accept(number);
        Waiting.until(SOON, () -> assertThat(parts.weChat().control().deliveries(number)).hasSize(1)
                .allMatch(delivery -> delivery.status() >= 500));
        parts.mysql().readOnly(false);
        parts.weChat().control().redeliver(parts.weChat().control().notifications(number).getFirst());
        Waiting.until(SOON,
                () -> assertThat(parts.weChat().control().deliveries(number).getLast().succeeded()).isTrue());
        Waiting.until(SOON, () -> assertThat(merchant.read(number).position()).isEqualTo("DOING/USER_CONFIRM"));
        assertThat(merchant.events(number)).containsOnlyOnce("CONFIRMED");
    }

    private Load load() {
        begun.add(Load.of(WORKERS, parts, LEDGER, random));
        return begun.getLast();
    }
}
