package payscore.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import payscore.adapter.web.security.InvalidApiKeys;
import payscore.adapter.web.webhook.InvalidWebhooks;
import payscore.adapter.wechat.config.InvalidConfiguration;

/** Prints what is wrong with the configuration, a sentence each, where Spring Boot would print a stack trace. */
public final class RefusedStartAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InvalidConfiguration invalid -> {
                    return analysis(invalid.problems().stream()
                            .map(problem -> problem.property() + ": " + problem.sentence()).toList(), failure);
                }
                case InvalidApiKeys invalid -> {
                    return analysis(invalid.problems(), failure);
                }
                case InvalidWebhooks invalid -> {
                    return analysis(invalid.problems(), failure);
                }
                default -> {
                    // Not the cause we know a sentence for; the next one may be.
                }
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(List<String> problems, Throwable failure) {
        return new FailureAnalysis("The configuration cannot be used:" + System.lineSeparator()
                + String.join(System.lineSeparator(), problems.stream().map(problem -> "- " + problem).toList()),
                "Mend the properties named above; README.md lists every property.", failure);
    }
}
