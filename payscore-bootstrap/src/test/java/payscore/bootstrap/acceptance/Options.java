package payscore.bootstrap.acceptance;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the acceptance jar was asked for. Each option may come from the environment instead: {@code --api-key} is
 * {@code PAYSCORE_ACCEPTANCE_API_KEY}. The command line wins.
 *
 * @param report directory for the report in HTML
 * @param tags which scenarios, as an expression of Cucumber
 */
record Options(Deployment deployment, Optional<Path> report, Optional<String> tags) {
    static final String USAGE = """
            Usage: java -jar payscore-acceptance.jar --base-url URL --simulator-url URL --api-key KEY [options]

            Runs the features of the PayScore platform over HTTP against a deployment that is running already, whose
            WeChat is the simulator. It creates orders there and scripts faults of them; never name production.

              --base-url URL        address of the service
              --simulator-url URL   address of the simulator
              --api-key KEY         key of the merchant's API; better in the environment, where no list of processes shows it
              --merchant-id ID      default 1900000109
              --app-id ID           default wxd678efh567hg6787
              --service-id ID       service in which users confirm, its risk ceiling 50000 fen; default 2002000000000558128851361561536
              --report DIR          also writes DIR/acceptance.html
              --tags EXPRESSION     only scenarios with these tags, such as "@W02 or @C21"
              --help

            Each may be set as an environment variable instead, such as PAYSCORE_ACCEPTANCE_API_KEY.
            Exit: 0 all passed, 1 not all passed or none ran, 2 the arguments are wrong.
            """;

    private static final String BASE_URL = "--base-url";
    private static final String SIMULATOR_URL = "--simulator-url";
    private static final String API_KEY = "--api-key";
    private static final String REPORT = "--report";
    private static final String TAGS = "--tags";
    private static final Map<String, String> DEFAULTS = Map.of("--merchant-id", "1900000109", "--app-id",
            "wxd678efh567hg6787", "--service-id", "2002000000000558128851361561536");
    private static final List<String> NAMES = List.of(BASE_URL, SIMULATOR_URL, API_KEY, "--merchant-id", "--app-id",
            "--service-id", REPORT, TAGS);

    /** The arguments are no use; the message says why, in a sentence that holds no value of them. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    static Options read(List<String> arguments, Map<String, String> environment) throws Wrong {
        var values = new LinkedHashMap<String, String>(DEFAULTS);
        for (var name : NAMES) {
            var variable = "PAYSCORE_ACCEPTANCE_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank())
                    .ifPresent(text -> values.put(name, text));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!NAMES.contains(name)) {
                throw new Wrong("Argument " + (i + 1) + " is no option.");
            }
            if (i + 1 == arguments.size() || arguments.get(i + 1).isBlank() || NAMES.contains(arguments.get(i + 1))) {
                throw new Wrong(name + " needs a value.");
            }
            values.put(name, arguments.get(i + 1));
        }
        var deployment = new Deployment(address(BASE_URL, values), address(SIMULATOR_URL, values),
                required(API_KEY, values), required("--merchant-id", values), required("--app-id", values),
                required("--service-id", values));
        return new Options(deployment, report(values), Optional.ofNullable(values.get(TAGS)));
    }

    private static String required(String name, Map<String, String> values) throws Wrong {
        var value = values.get(name);
        if (value == null) {
            throw new Wrong(name + " is missing.");
        }
        return value;
    }

    private static String address(String name, Map<String, String> values) throws Wrong {
        var text = required(name, values);
        try {
            var uri = new URI(text);
            if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new Wrong(name + " must be an http or https address without user and query.");
            }
        } catch (URISyntaxException none) {
            throw new Wrong(name + " must be an http or https address without user and query.");
        }
        return text.replaceAll("/+$", "");
    }

    private static Optional<Path> report(Map<String, String> values) throws Wrong {
        try {
            return Optional.ofNullable(values.get(REPORT)).map(Path::of);
        } catch (InvalidPathException none) {
            throw new Wrong(REPORT + " must be a directory.");
        }
    }
}
