package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acceptance jar as somebody runs it: a process that knows of the deployment what it was told. */
class AcceptanceJarIT {
    private static final Path JAR = Path.of(System.getProperty("payscore.acceptance.jar"));
    private static final long MINUTES_MAX = 8;
    private static final String SOME = "@C21 or @M05 or @M09 or @W02 or @R10";

    @TempDir
    private Path directory;

    private record Run(int exit, String output) {}

    /** A part of the scenarios, some of each kind and language: all of them pass inside the process already, and take minutes. */
    @Test
    void featuresPassAgainstARunningDeployment() throws Exception {
        var deployment = Deployment.underTest();

        var run = run(deployment.apiKey(), "--base-url", deployment.service() + "/", "--simulator-url",
                deployment.simulator(), "--report", directory.resolve("report").toString(), "--tags", SOME);

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("Acceptance of service " + deployment.service()).contains("Not run here")
                .contains("The report of the payment is lost", "回调丢失，用户点按钮返回")
                .containsPattern("PASSED: \\d{2,} scenarios").doesNotContain(deployment.apiKey());
        assertThat(directory.resolve("report/acceptance.html")).content()
                .contains("<html", "Only WeChat's own word confirms an order").doesNotContain(deployment.apiKey());
    }

    @Test
    void aKeyThatIsNotTheDeploymentsFails() throws Exception {
        var deployment = Deployment.underTest();

        var run = run("psk_of_somebody_else", "--base-url", deployment.service(), "--simulator-url",
                deployment.simulator(), "--tags", "@M05");

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("FAILED: ").contains("401").doesNotContain("psk_of_somebody_else");
    }

    @Test
    void aRunWithoutAScenarioIsNoSuccess() throws Exception {
        var run = run("psk_none", "--base-url", "http://127.0.0.1:1", "--simulator-url", "http://127.0.0.1:1",
                "--tags", "@no-such-tag");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("no scenario ran");
    }

    @Test
    void wrongArgumentsAreToldWithTheUsage() throws Exception {
        var none = run("");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.output()).contains("--base-url is missing.", "Usage: java -jar");

        var noAddress = run("psk_none", "--base-url", "localhost", "--simulator-url", "http://127.0.0.1:1");
        assertThat(noAddress.exit()).isEqualTo(2);
        assertThat(noAddress.output()).contains("--base-url must be an http or https address");

        // What is no option could be a key that slipped.
        var slipped = run("", "psk_slipped");
        assertThat(slipped.exit()).isEqualTo(2);
        assertThat(slipped.output()).contains("Argument 1 is no option.").doesNotContain("psk_slipped");
    }

    @Test
    void holdsNothingOfTheServiceOrTheSimulator() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName())).anyMatch(name -> name.endsWith(".feature"))
                    .noneMatch(name -> name.startsWith("org/springframework") || name.contains("simulator")
                            || name.startsWith("payscore/adapter") || name.startsWith("payscore/domain"));
        }
    }

    private Run run(String apiKey, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(directory, "output", ".txt");
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYSCORE_ACCEPTANCE_"));
        if (!apiKey.isEmpty()) {
            builder.environment().put("PAYSCORE_ACCEPTANCE_API_KEY", apiKey);
        }
        var process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
