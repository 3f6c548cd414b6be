package payscore.adapter.wechat.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Secrets given as they are or as the path of a file. */
final class SecretFiles {
    private final Problems problems;

    SecretFiles(Problems problems) {
        this.problems = problems;
    }

    /** Exactly one of the two must be given. */
    Optional<String> secret(String property, String value, String path) {
        if (value.isBlank() && path.isBlank()) {
            problems.add(property, "It is missing; give " + property + " or " + property + "-path.");
            return Optional.empty();
        }
        if (!value.isBlank() && !path.isBlank()) {
            problems.add(property, "It is given twice; give either " + property + " or " + property + "-path.");
            return Optional.empty();
        }
        return value.isBlank() ? file(property + "-path", path, true) : Optional.of(value.strip());
    }

    /** At most one of the two is given. */
    Optional<String> optionalSecret(String property, String value, String path) {
        return value.isBlank() && path.isBlank() ? Optional.empty() : secret(property, value, path);
    }

    /** The file's text without surrounding blanks, such as the line end an editor adds. */
    Optional<String> file(String property, String path, boolean isSecret) {
        try {
            var file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                problems.add(property, "There is no file " + path + ".");
                return Optional.empty();
            }
            if (isSecret && isReadableByEverybody(file)) {
                Problems.warn(property, "The file " + path + " can be read by every user of this machine; "
                        + "let only the user read it that runs the service");
            }
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException | InvalidPathException e) {
            problems.add(property, "The file " + path + " cannot be read.");
            return Optional.empty();
        }
    }

    private static boolean isReadableByEverybody(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }
}
