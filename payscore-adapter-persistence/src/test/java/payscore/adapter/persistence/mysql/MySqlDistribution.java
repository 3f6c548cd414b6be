package payscore.adapter.persistence.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** The programs of MySQL 8.0 from the test library's archive, unpacked once per JVM and removed when it ends. */
final class MySqlDistribution {
    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
    private static final long UNPACK_SECONDS_MAX = 90;
    private static Path unpacked;

    private MySqlDistribution() {}

    static synchronized Path directory() throws IOException {
        if (unpacked == null) {
            var directory = Files.createTempDirectory("payscore-mysql");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "remove-mysql"));
            unpack(directory);
            unpacked = directory;
        }
        return unpacked;
    }

    static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException leftToTheSystem) {
            // A temporary directory; nothing depends on its removal.
        }
    }

    private static void unpack(Path directory) throws IOException {
        try (InputStream archive = MySqlDistribution.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException("the test library has no server for this kind of machine (" + ARCHIVE + ")");
            }
            var tar = new ProcessBuilder("tar", "-xzf", "-", "-C", directory.toString()).inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
            try (var input = tar.getOutputStream()) {
                archive.transferTo(input);
            }
            if (!tar.waitFor(UNPACK_SECONDS_MAX, TimeUnit.SECONDS) || tar.exitValue() != 0) {
                throw new IOException("its archive could not be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
