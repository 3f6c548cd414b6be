package payscore.adapter.wechat.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import payscore.application.port.out.merchant.SecretSource;

/** Secrets given as they are, as the path of a file, or as {@code secret:} and their name in the {@link SecretSource}. */
final class SecretFiles {
    private static final String OF_SOURCE = "secret:";

    private final Problems problems;
    private final SecretSource source;
    private final Material material;

    SecretFiles(Problems problems, SecretSource source, Material material) {
        this.problems = problems;
        this.source = source;
        this.material = material;
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
        var secret = value.isBlank() ? file(property + "-path", path, true) : given(property, value.strip());
        secret.ifPresent(text -> material.add(property + "=" + text));
        return secret;
    }

    private Optional<String> given(String property, String value) {
        if (value.startsWith("${")) {
            problems.add(property,
                    "It stands for " + value + ", but there is no property or environment variable of this name.");
            return Optional.empty();
        }
        if (!value.startsWith(OF_SOURCE)) {
            return Optional.of(value);
        }
        var name = value.substring(OF_SOURCE.length());
        var secret = fromSource(name).map(String::strip);
        problems.require(secret.isPresent(), property,
                "The secret source has no secret named " + name + ", or cannot be asked now.");
        return secret;
    }

    private Optional<String> fromSource(String name) {
        try {
            return source.find(name);
        } catch (RuntimeException unreachable) {
            return Optional.empty();
        }
    }

    /** At most one of the two is given. */
    Optional<String> optionalSecret(String property, String value, String path) {
        return value.isBlank() && path.isBlank() ? Optional.empty() : secret(property, value, path);
    }

    /** The file's text without surrounding blanks, such as the line end an editor adds. */
    Optional<String> file(String property, String path, boolean isSecret) {
        try {
            var file = Path.of(path);
            material.readFrom(file);
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
