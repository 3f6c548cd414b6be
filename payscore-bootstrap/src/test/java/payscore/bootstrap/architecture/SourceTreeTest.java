package payscore.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/** What lies in the source tree, committed or about to be. */
class SourceTreeTest {
    private static final Pattern PRIVATE_KEY = Pattern
            .compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=\\s]{64,}");

    @Test
    @Covers("K07")
    void noPrivateKeyButThoseOfTheTestVectorsLiesInTheSources() throws IOException {
        assertThat(SourceTree.files()).filteredOn(SourceTreeTest::holdsAPrivateKey).isNotEmpty()
                .allMatch(file -> file.getParent().endsWith("src/test/resources/vectors"));
    }

    private static boolean holdsAPrivateKey(Path file) {
        try {
            return PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
