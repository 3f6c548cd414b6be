package payscore.adapter.persistence.durability;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of a lax server in readiness. It does not take the service out: that would lose callbacks for certain. */
public final class DurabilityHealthIndicator implements HealthIndicator {
    private final Durability durability;

    public DurabilityHealthIndicator(Durability durability) {
        this.durability = durability;
    }

    @Override
    public Health health() {
        var weaknesses = durability.weaknesses();
        var health = Health.up();
        return (weaknesses.isEmpty() ? health : health.withDetail("warnings", weaknesses)).build();
    }
}
