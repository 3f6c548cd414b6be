package payscore.bootstrap.faults;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import payscore.domain.fixture.Covers;

/** What the compiled tests of all modules say they cover. */
final class CoveringTests {
    /** What makes JUnit Platform run something; every annotation for tests bears it. */
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

    /** The tags of a scenario and its title. */
    private static final Pattern SCENARIO = Pattern
            .compile("^((?:\\h*@\\S+)+)\\h*\\R\\h*Scenario(?: Outline)?:(.*)$", Pattern.MULTILINE);

    /** Tags in small letters say how a scenario is to be run. */
    private static final Pattern ID = Pattern.compile("@(\\p{Upper}\\S*)");

    private final Map<String, Set<String>> testsById = new TreeMap<>();
    private final List<String> annotatedButNoTest = new ArrayList<>();

    private CoveringTests(Stream<JavaClass> classes) {
        classes.sorted(Comparator.comparing(JavaClass::getName)).forEach(this::take);
    }

    /**
     * @param root directory of the modules
     * @throws IllegalStateException when the tests of a module are not compiled
     */
    static CoveringTests of(Path root) {
        var tests = new CoveringTests(modules(root).stream().flatMap(CoveringTests::compiled));
        modules(root).forEach(tests::takeFeatures);
        return tests;
    }

    static CoveringTests in(JavaClasses classes) {
        return new CoveringTests(classes.stream());
    }

    /** Tests as {@code Class.method}, by the id of the fault. */
    Map<String, Set<String>> byId() {
        return testsById;
    }

    List<String> annotatedButNoTest() {
        return annotatedButNoTest;
    }

    private static List<Path> modules(Path root) {
        try (var directories = Files.list(root)) {
            return directories.filter(directory -> Files.exists(directory.resolve("src/test/java"))).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JavaClass> compiled(Path module) {
        var classes = module.resolve("target/test-classes");
        if (!Files.exists(classes)) {
            throw new IllegalStateException(
                    "The tests of " + module.getFileName() + " are not compiled: ./mvnw test-compile");
        }
        // What is left in the directory of a test that was deleted covers nothing.
        return new ClassFileImporter().withImportOption(location -> !location.contains("/planted/"))
                .importPath(classes).stream().filter(type -> type.getSource()
                        .flatMap(source -> source.getFileName())
                        .filter(file -> Files.exists(module.resolve("src/test/java")
                                .resolve(type.getPackageName().replace('.', '/')).resolve(file)))
                        .isPresent());
    }

    /** A scenario names the faults it covers by tags. */
    private void takeFeatures(Path module) {
        var resources = module.resolve("src/test/resources");
        if (!Files.exists(resources)) {
            return;
        }
        try (var files = Files.walk(resources)) {
            for (var feature : files.filter(file -> file.toString().endsWith(".feature")).sorted().toList()) {
                SCENARIO.matcher(Files.readString(feature)).results().forEach(scenario -> {
                    ID.matcher(scenario.group(1)).results().forEach(
                            id -> note(id.group(1), feature.getFileName() + ": " + scenario.group(2).strip()));
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void take(JavaClass type) {
        if (type.isAnnotatedWith(Covers.class)) {
            note(type.getAnnotationOfType(Covers.class), name(type),
                    type.isMetaAnnotatedWith(TESTABLE)
                            || type.getAllMethods().stream().anyMatch(CoveringTests::isTest));
        }
        type.getMethods().stream().filter(method -> method.isAnnotatedWith(Covers.class))
                .sorted(Comparator.comparing(JavaMethod::getName))
                .forEach(method -> note(method.getAnnotationOfType(Covers.class),
                        name(type) + "." + method.getName(), isTest(method)));
    }

    private void note(Covers covers, String test, boolean isTest) {
        if (!isTest) {
            annotatedButNoTest.add(test);
        }
        for (var id : covers.value()) {
            note(id, test);
        }
    }

    private void note(String id, String test) {
        testsById.computeIfAbsent(id, first -> new TreeSet<>()).add(test);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(TESTABLE);
    }

    private static String name(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
