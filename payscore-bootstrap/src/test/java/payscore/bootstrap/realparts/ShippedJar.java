package payscore.bootstrap.realparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The jar that is shipped, unpacked by its own tool and with an archive of its classes, so that a node starts with half the work:
 * these tests start dozens.
 */
final class ShippedJar {
    private static final Path JAR = Path.of(System.getProperty("payscore.jar", ""));
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static Optional<Path> unpacked = Optional.empty();

    private ShippedJar() {}

    /**
     * The command that starts a node.
     *
     * @param jvm options of the JVM
     * @param configuration with which a node could start now; the first one is also the model for the archive
     */
    static synchronized List<String> command(List<String> jvm, Path configuration) {
        if (unpacked.isEmpty()) {
            var directory = temporaryDirectory();
            run(List.of(JAVA, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination",
                    directory.resolve("unpacked").toString()), directory);
            var training = new ArrayList<>(jvm);
            training.add("-XX:ArchiveClassesAtExit=" + directory.resolve("classes.jsa"));
            training.add("-Dspring.context.exit=onRefresh");
            run(command(training, configuration, directory), directory);
            unpacked = Optional.of(directory);
        }
        var options = new ArrayList<>(jvm);
        // Without a usable archive the JVM loads classes as ever.
        options.add("-XX:SharedArchiveFile=" + unpacked.get().resolve("classes.jsa"));
        return command(options, configuration, unpacked.get());
    }

    private static List<String> command(List<String> options, Path configuration, Path directory) {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-jar", directory.resolve("unpacked").resolve(JAR.getFileName()).toString(),
                "--spring.config.additional-location=" + configuration));
        return command;
    }

    private static void run(List<String> command, Path directory) {
        try {
            var log = directory.resolve("log");
            var exit = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The jar cannot be made ready: " + Files.readString(log));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "real-parts")), "jar").toAbsolutePath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "remove-unpacked-jar"));
            return directory;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException left) {
            // It lies in a directory of the build's.
        }
    }
}
