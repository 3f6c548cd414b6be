package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory for the files of one bill, which nobody else may read; closing it removes them. */
final class BillDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BillDirectory.class);

    private final Path path;

    private BillDirectory(Path path) {
        this.path = path;
    }

    static BillDirectory open() throws BillUnusable {
        try {
            return new BillDirectory(Files.createTempDirectory("payscore-bill-"));
        } catch (IOException e) {
            throw new BillUnusable("no-room", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (var files = Files.list(path)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The files of a bill could not be removed from {}", path, e);
        }
    }
}
