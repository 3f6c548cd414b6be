package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/**
 * Two nodes, and either of them is killed at random every few seconds while merchants go on. Half a minute, or
 * {@code -Dpayscore.soak=PT5M}. At the end WeChat's orders, ours, and those the merchant was told of are the same.
 */
class SoakIT {
    private static final Duration LENGTH = Duration.parse(System.getProperty("payscore.soak", "PT30S"));
    private static final Duration SOON = Duration.ofSeconds(60);
    /** What is promised: a lease and five seconds. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15 + 5);
    private static final int WORKERS = 6;
    /** One in so many victims stays away until the other has its share; all others come back at once. */
    private static final int STAYS_AWAY = 6;
    /** In one of so many rounds the other is killed as well. */
    private static final int ALL_AT_ONCE = 4;

    private final RandomGenerator random = new SplittableRandom(20_261_125);
    private int kills;
    private int takeovers;
    private Duration slowest = Duration.ZERO;

    @Test
    @Covers("P07")
    void whicheverNodeIsKilledEveryOrderEndsWhereWeChatHasItAndTheMerchantWasTold() {
        try (var parts = RealParts.on(RealMySql.shared(), 2)) {
            var ledger = new Ledger();
            var load = Load.of(WORKERS, parts, ledger, random);
            load.awaitAcknowledged(WORKERS, SOON);
            killUntil(System.nanoTime() + LENGTH.toNanos(), parts, load);
            var checks = Settlement.settle(parts, load, ledger);
            assertThat(takeovers).isPositive();
            System.out.printf("Soak: nodes=%d length=%s kills=%d takeovers=%d slowest-takeover=%.1fs statuses=%s"
                    + " orders=%d webhooks=%d checks=%d violations=0%n", parts.nodes().size(), LENGTH, kills,
                    takeovers, slowest.toMillis() / 1e3, load.statuses(), parts.weChat().control().orders().size(),
                    parts.webhooks().messages(), checks);
        }
    }

    private void killUntil(long end, RealParts parts, Load load) {
        for (int round = 0; round == 0 || System.nanoTime() < end; round++) {
            parts.nodes().forEach(ServiceProcess::awaitReady);
            var nodes = parts.nodes();
            var victim = nodes.get(random.nextInt(nodes.size()));
            if (round % STAYS_AWAY == 0) {
                staysAway(victim, parts);
            } else {
                killAndStart(victim);
            }
            if (random.nextInt(ALL_AT_ONCE) == 0) {
                nodes.stream().filter(node -> node != victim).forEach(this::killAndStart);
            }
            load.awaitAcknowledged(1, SOON);
            Waiting.letPass(Duration.ofMillis(random.nextInt(3_000)));
        }
    }

    private void killAndStart(ServiceProcess victim) {
        victim.kill();
        victim.start();
        kills++;
    }

    private void staysAway(ServiceProcess victim, RealParts parts) {
        var shares = new Shares(parts);
        parts.nodes().forEach(ServiceProcess::awaitReady);
        shares.awaitSpreadOver(parts.nodes().stream().map(ServiceProcess::nodeId).toList());
        var dead = victim.nodeId();
        victim.kill();
        var died = System.nanoTime();
        Waiting.until(SOON, () -> assertThat(shares.leasedBy(dead)).as("buckets of the dead").isZero());
        var took = Duration.ofNanos(System.nanoTime() - died);
        assertThat(took).as("until the share of a dead node was taken over").isLessThan(TAKEN_OVER);
        kills++;
        takeovers++;
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        victim.start();
    }
}
