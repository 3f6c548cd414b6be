package payscore.simulator.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The opaque token for the confirmation page: one hour, and only for the first user who opens it. */
public final class ConfirmationPackage {
    /** Life of a package from the create answer that carried it. */
    public static final Duration LIFE = Duration.ofHours(1);

    private final String text;
    private final OrderKey key;
    private final Instant issuedAt;
    private Optional<String> boundTo = Optional.empty();
    private int launches;

    ConfirmationPackage(String text, OrderKey key, Instant issuedAt) {
        this.text = text;
        this.key = key;
        this.issuedAt = issuedAt;
    }

    public String text() {
        return text;
    }

    public OrderKey key() {
        return key;
    }

    public boolean expired(Instant now) {
        return !now.isBefore(issuedAt.plus(LIFE));
    }

    /** How often it has been opened. */
    public int launches() {
        return launches;
    }

    public boolean belongsTo(String openid) {
        return boundTo.isEmpty() || boundTo.get().equals(openid);
    }

    public void launchedBy(String openid) {
        boundTo = Optional.of(openid);
        launches++;
    }

    @Override
    public String toString() {
        return "ConfirmationPackage of " + key;
    }
}
