package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Short runs of random trouble under load: one to three kinds at random moments, then everything is healed, the merchants come to
 * rest, and the books are compared. The seed follows from the commit, so every commit tries something new and can be repeated:
 * {@code -Dpayscore.seed=<seed> -Dpayscore.runs=<runs>}.
 */
class RandomFaultsIT {
    private static final int RUNS = Integer.getInteger("payscore.runs", 30);
    private static final int WORKERS = 6;
    private static final int KINDS_MAX = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RealParts parts = RealParts.shared();
    private final Ledger ledger = new Ledger();
    private final Map<RandomFault, Integer> struck = new EnumMap<>(RandomFault.class);

    @Test
    void everyRunEndsWithEveryOrderWhereWeChatHasItAndNothingAcknowledgedLost() {
        var seed = seed();
        var checks = 0;
        var orders = parts.weChat().control().orders().size();
        for (int run = 0; run < RUNS; run++) {
            try {
                checks += run(new SplittableRandom(seed + run));
            } catch (AssertionError | RuntimeException violated) {
                throw new AssertionError("Run %d is wrong; repeat it with -Dpayscore.seed=%d -Dpayscore.runs=1"
                        .formatted(run, seed + run), violated);
            }
        }
        System.out.printf("Real parts: seed=%d runs=%d nodes=%d faults=%s orders=%d checks=%d violations=0%n", seed,
                RUNS,
                parts.nodes().size(), struck, parts.weChat().control().orders().size() - orders, checks);
    }

    /** Answers how many orders were compared. */
    private int run(RandomGenerator random) {
        var load = Load.of(WORKERS, parts, ledger, random);
        try {
            load.awaitAcknowledged(1 + random.nextInt(WORKERS), SOON);
            for (int i = 1 + random.nextInt(KINDS_MAX); i > 0; i--) {
                var fault = RandomFault.values()[random.nextInt(RandomFault.values().length)];
                fault.strike(parts, random);
                struck.merge(fault, 1, Integer::sum);
                Waiting.letPass(Duration.ofMillis(random.nextInt(500)));
            }
            return Settlement.settle(parts, load, ledger);
        } finally {
            load.takeNoMore();
        }
    }

    /** Of the commit, unless it is given. */
    private static long seed() {
        var given = System.getProperty("payscore.seed", "");
        if (!given.isEmpty()) {
            return Long.parseLong(given);
        }
        try {
            var git = new ProcessBuilder("git", "rev-parse", "HEAD").redirectErrorStream(true).start();
            var commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            assertThat(commit).as("the commit this is; without git give -Dpayscore.seed").matches("[0-9a-f]{40,64}");
            return Long.parseLong(commit.substring(0, 12), 16);
        } catch (IOException noGit) {
            throw new IllegalStateException("Without git, give -Dpayscore.seed", noGit);
        }
    }
}
