package payscore.bootstrap.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where a run's seeds start. */
final class Seeds {
    private static final long FIXED = 0x5eed_2026L;

    private Seeds() {}

    /**
     * {@code -Dpayscore.simulation.seed}: hexadecimal, or {@code commit} for seeds that are fresh for every commit and the same for
     * everybody who has it. An ordinary build runs the same seeds each time, so that it is red for what changed.
     */
    static long base() {
        var given = System.getProperty("payscore.simulation.seed", "");
        return switch (given) {
            case "" -> FIXED;
            case "commit" -> ofCommit();
            default -> Long.parseUnsignedLong(given, 16);
        };
    }

    private static long ofCommit() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "HEAD").redirectErrorStream(true).start();
            var commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Long.parseLong(commit.substring(0, 12), 16);
        } catch (IOException noGit) {
            throw new IllegalStateException("Without git, name a seed", noGit);
        }
    }
}
