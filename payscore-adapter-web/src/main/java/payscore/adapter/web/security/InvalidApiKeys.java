package payscore.adapter.web.security;

import java.util.List;

/** The configured API keys cannot be used. The service does not start with them. */
public final class InvalidApiKeys extends RuntimeException {
    private final transient List<String> problems;

    InvalidApiKeys(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, naming the property. */
    public List<String> problems() {
        return problems;
    }
}
