package payscore.simulator.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A directory of small secret files, readable by their owner only; what is there stays, what is missing is made. */
final class KeyDirectory {
    private final Path directory;

    KeyDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.directory, onlyOwner("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot create the directory " + this.directory, failed);
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** The content of the file, which is written first when it does not exist. */
    String readOrCreate(String name, Supplier<String> content) {
        Path file = path(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, onlyOwner("rw-------"));
                Files.writeString(file, content.get(), StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read or write " + file, failed);
        }
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
