package payscore.bootstrap.simulation.invariant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.bootstrap.simulation.world.Agreement;
import payscore.bootstrap.simulation.world.Ending;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrderKey;
import payscore.simulator.control.OrderTruth;
import payscore.simulator.order.Passage;

/** Once all is well, a change at WeChat is ours within minutes, and everything within a day. */
final class I20InTime extends Invariant {
    I20InTime(Scene scene) {
        super("I20", scene);
    }

    /** A breaker, a backoff or a lease from before the peace may still be in effect for that long. */
    private static final Duration AFTERMATH = Duration.ofMinutes(20);

    /** Two clocks that are two minutes wrong, each its own way. */
    private static final Duration SKEW = Duration.ofMinutes(4);

    private static final Duration WITH_CALLBACKS = Duration.ofSeconds(60).plus(SKEW);
    private static final Duration WITHOUT_CALLBACKS = Duration.ofMinutes(10).plus(SKEW);

    /** Without callbacks what an order waits for is asked about often at first, and hourly once it has been waiting for so long. */
    private static final Duration EXPECTED = Duration.ofMinutes(50);
    private static final Duration WITHOUT_CALLBACKS_LATER = Duration.ofHours(1).plus(SKEW);
    private static final Duration EVERYTHING = Duration.ofHours(24);

    @Override
    public void moved(ServiceOrderKey key, Optional<OrderTruth> before, OrderTruth after) {
        if (scene().healedAt().isBefore(Instant.MAX) && scene().now().isAfter(scene().healedAt().plus(AFTERMATH))
                && scene().plan().ablation() != Ablation.NO_FOLLOW_UP) {
            var limit = scene().plan().ablation() == Ablation.NO_CALLBACKS ? withoutCallbacks(before) : WITH_CALLBACKS;
            scene().later(limit, () -> check(ledger().order(key)
                    .filter(order -> Agreement.rankOf(order.position()) >= Agreement
                            .rankOf(Agreement.positionOf(after.position())))
                    .isPresent(), "%s is not yet %s after %s", key, after.position(), limit));
        }
    }

    private Duration withoutCallbacks(Optional<OrderTruth> before) {
        var since = before.flatMap(known -> known.passages().stream()
                .filter(passage -> passage.position() == known.position()).findFirst()).map(Passage::at)
                .orElse(scene().now());
        var waited = Duration.between(since, scene().now());
        return waited.compareTo(EXPECTED) < 0 ? WITHOUT_CALLBACKS : WITHOUT_CALLBACKS_LATER;
    }

    @Override
    public void ended(Ending ending) {
        check(ending.untilQuiet().compareTo(EVERYTHING) <= 0, "it took %s", ending.untilQuiet());
    }
}
