package payscore.adapter.web.webhook;

import java.util.List;

/** The configured webhooks cannot be used. The service does not start with them. */
public final class InvalidWebhooks extends RuntimeException {
    private final transient List<String> problems;

    InvalidWebhooks(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, naming the property, never a secret. */
    public List<String> problems() {
        return problems;
    }
}
