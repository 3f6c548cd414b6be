package payscore.bootstrap.acceptance;

import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the features against a deployment that is not ours to start. */
public final class AcceptanceMain {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int WRONG_ARGUMENTS = 2;

    /** Scenarios with this tag look inside the process, so they only run where the build starts it. */
    private static final String IN_PROCESS = "@in-process";
    private static final String PACKAGE = AcceptanceMain.class.getPackageName();

    private AcceptanceMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(Options.USAGE);
            return PASSED;
        }
        Options options;
        try {
            options = Options.read(arguments, System.getenv());
            if (options.report().isPresent()) {
                Files.createDirectories(options.report().get());
            }
        } catch (Options.Wrong wrong) {
            err.println(wrong.getMessage() + "\n");
            err.print(Options.USAGE);
            return WRONG_ARGUMENTS;
        } catch (IOException unusable) {
            err.println("--report must be a directory that can be written.\n");
            err.print(Options.USAGE);
            return WRONG_ARGUMENTS;
        }
        options.deployment().name();
        out.println("Acceptance of " + options.deployment());
        tellWhatIsLeftOut(out);
        return features(options, out);
    }

    private static void tellWhatIsLeftOut(PrintStream out) {
        cucumber(List.of("--dry-run", "--no-summary", "--tags", IN_PROCESS));
        var scenarios = SeenScenarios.taken();
        out.println(
                "Not run here, because it needs to look inside the process: the scans of log and meters for secrets,"
                        + " and " + scenarios.size() + " scenarios tagged " + IN_PROCESS);
        scenarios.forEach(name -> out.println("  - " + name));
        out.println();
    }

    private static int features(Options options, PrintStream out) {
        var tags = "not " + IN_PROCESS + options.tags().map(more -> " and (" + more + ")").orElse("");
        var wanted = new ArrayList<>(List.of("--tags", tags, "--plugin", "pretty", "--monochrome"));
        options.report().map(AcceptanceMain::page)
                .ifPresent(page -> wanted.addAll(List.of("--plugin", "html:" + page.toUri())));
        var status = cucumber(wanted);
        var count = SeenScenarios.taken().size();
        options.report().map(AcceptanceMain::page).ifPresent(page -> out.println("Report: " + page.toAbsolutePath()));
        if (count == 0) {
            out.println("FAILED: no scenario ran");
            return FAILED;
        }
        out.println((status == 0 ? "PASSED: " : "FAILED: ") + count + " scenarios against " + options.deployment());
        return status == 0 ? PASSED : FAILED;
    }

    private static int cucumber(List<String> more) {
        var arguments = new ArrayList<>(List.of("--glue", PACKAGE, "--plugin", SeenScenarios.class.getName()));
        arguments.addAll(more);
        arguments.add("classpath:payscore/acceptance");
        return Main.run(arguments.toArray(String[]::new), AcceptanceMain.class.getClassLoader());
    }

    private static Path page(Path report) {
        return report.resolve("acceptance.html");
    }
}
