package payscore.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/** What lies in the source tree, committed or about to be. */
class SourceTreeTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".payscore", ".idea", "data");
    private static final Pattern PRIVATE_KEY = Pattern
            .compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=\\s]{64,}");

    @Test
    @Covers("K07")
    void noPrivateKeyButThoseOfTheTestVectorsLiesInTheSources() throws IOException {
        assertThat(sources()).filteredOn(SourceTreeTest::holdsAPrivateKey).isNotEmpty()
                .allMatch(file -> file.getParent().endsWith("src/test/resources/vectors"));
    }

    private static boolean holdsAPrivateKey(Path file) {
        try {
            return PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<Path> sources() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
