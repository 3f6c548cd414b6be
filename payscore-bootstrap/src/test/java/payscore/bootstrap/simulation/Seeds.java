package payscore.bootstrap.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import payscore.bootstrap.simulation.world.Plan;

/** Which worlds are tried: fresh ones for every commit, and every one that ever failed. */
final class Seeds {
    /** Where nobody knows the commit. */
    private static final long FALLBACK = 0x5EED_0000_0000_0000L;

    private static final String CORPUS = "/payscore/bootstrap/simulation/seeds.txt";
    private static final Duration GIT_MAX = Duration.ofSeconds(10);
    private static final int HEX_DIGITS = 15;
    private static final int HEX = 16;

    private Seeds() {}

    /** So many plans, or as many as fit into the minutes given, all from the commit. */
    static Iterator<Plan> fresh(String stream, int count, int minutes, LongFunction<Plan> plan) {
        var random = new SplittableRandom(base() ^ stream.hashCode());
        var plans = LongStream.generate(random::nextLong).mapToObj(plan);
        if (minutes == 0) {
            return plans.limit(count).iterator();
        }
        var until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        return plans.takeWhile(next -> System.nanoTime() - until < 0).iterator();
    }

    /** Plans that failed once. */
    static List<Plan> corpus() {
        try (var text = Objects.requireNonNull(Seeds.class.getResourceAsStream(CORPUS), CORPUS)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty()).map(Plan::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code -Dsimulation.seed}: a number in hexadecimal, or {@code commit} for worlds that are fresh for every commit. */
    static long base() {
        var given = System.getProperty("simulation.seed", "commit");
        return given.equals("commit") ? ofCommit() : Long.parseUnsignedLong(given, HEX);
    }

    /** The first digits of the commit's hash. */
    private static long ofCommit() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "HEAD").redirectErrorStream(true).start();
            var hash = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(GIT_MAX.toSeconds(), TimeUnit.SECONDS) && git.exitValue() == 0
                    ? Long.parseLong(hash.substring(0, HEX_DIGITS), HEX)
                    : FALLBACK;
        } catch (IOException noGit) {
            return FALLBACK;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FALLBACK;
        }
    }
}
