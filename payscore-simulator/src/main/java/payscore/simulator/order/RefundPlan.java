package payscore.simulator.order;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of refunds.
 *
 * @param outcome how an accepted one ends
 * @param after simulated time until then; empty: it stays PROCESSING until somebody settles it
 * @param refusal the documented code every refund is refused with; empty: none is
 */
public record RefundPlan(Refund.Status outcome, Optional<Duration> after, Optional<String> refusal) {
    public static final RefundPlan DEFAULT = new RefundPlan(
            Refund.Status.SUCCESS, Optional.of(Duration.ofSeconds(2)), Optional.empty());
}
