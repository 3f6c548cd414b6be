package payscore.adapter.persistence.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot print the sentence instead of a stack trace. */
public final class InvalidPersistenceSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidPersistenceSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPersistenceSettings cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
