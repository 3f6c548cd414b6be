package payscore.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.faults.planted.PlantedCovers;

/** Keeps {@code docs/fault-catalogue.md} equal to what the tests say they cover. */
class FaultCatalogueTest {
    private static final String COMMAND = "./mvnw -pl payscore-bootstrap -am test -Dtest=FaultCatalogueTest -Dpayscore.docs.write=true";
    private static final Path ROOT = Path.of("..");
    private static final CoveringTests TESTS = CoveringTests.of(ROOT);

    private final FaultCatalogue catalogue = FaultCatalogue.read();

    @Test
    void theDocumentSaysWhatTheTestsCover() throws IOException {
        var document = ROOT.resolve("docs/fault-catalogue.md");
        var text = catalogue.render(TESTS.byId(), COMMAND);
        if (Boolean.getBoolean("payscore.docs.write")) {
            Files.writeString(document, text);
        }
        assertThat(document).as("Write it anew with: %s", COMMAND).hasContent(text);
    }

    @Test
    void everyIdATestNamesIsInTheCatalogue() {
        assertThat(TESTS.byId().keySet()).isSubsetOf(catalogue.ids());
    }

    @Test
    void onlyTestsCoverFaults() {
        assertThat(TESTS.annotatedButNoTest()).isEmpty();
    }

    @Test
    void everyFaultHasAnIdOfItsOwn() {
        assertThat(catalogue.ids()).isNotEmpty().doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[A-Z][0-9]{2}"));
    }

    @Test
    void aMethodThatIsNoTestAndAClassWithoutTestsAreFound() {
        var planted = CoveringTests.in(new ClassFileImporter().importClasses(PlantedCovers.WithATest.class,
                PlantedCovers.WithoutATest.class, PlantedCovers.NotAllTests.class));

        assertThat(planted.annotatedButNoTest()).containsExactly("PlantedCovers.NotAllTests.helper",
                "PlantedCovers.WithoutATest");
        assertThat(planted.byId()).containsEntry("Z01",
                Set.of("PlantedCovers.WithATest", "PlantedCovers.NotAllTests.test"));
    }
}
