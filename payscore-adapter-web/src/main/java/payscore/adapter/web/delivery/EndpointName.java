package payscore.adapter.web.delivery;

import java.util.Optional;

/** Name of an endpoint, as the configuration allows it. */
final class EndpointName {
    static final String RULE = "must have 1 to 64 letters, digits, dots, underscores or hyphens";

    private EndpointName() {}

    static Optional<String> read(String text) {
        return Optional.of(text).filter(name -> name.matches("[A-Za-z0-9._-]{1,64}"));
    }
}
