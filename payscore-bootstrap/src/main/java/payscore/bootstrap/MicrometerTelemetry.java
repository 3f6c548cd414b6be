package payscore.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.telemetry.Telemetry;
import payscore.domain.order.CheckReason;
import payscore.domain.reconciliation.DifferenceKind;

/** The service's own measurements as Micrometer meters; README lists them. */
final class MicrometerTelemetry implements Telemetry {
    /** Causes of our own are written so. */
    private static final String OUR_WORDS = "[a-z]+(-[a-z]+)*";

    private final MeterRegistry meters;
    private final AtomicInteger bucketsHeld = new AtomicInteger();

    MicrometerTelemetry(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("payscore.buckets.held", bucketsHeld);
    }

    @Override
    public void outcomeUnknown(CommandKind kind, String cause) {
        // Codes are WeChat's to invent; a label must not grow with them.
        var label = cause.matches(OUR_WORDS) ? cause : "unlisted-code";
        meters.counter("payscore.commands.unknown", "kind", word(kind), "cause", label).increment();
    }

    @Override
    public void settled(CommandKind kind, boolean done, Duration sinceFirstSent, int attempts) {
        Timer.builder("payscore.commands.convergence")
                .description("from the first attempt of a command to its definite end")
                .tag("kind", word(kind))
                .tag("outcome", done ? "done" : "rejected")
                .publishPercentileHistogram()
                .register(meters)
                .record(sinceFirstSent.isNegative() ? Duration.ZERO : sinceFirstSent);
        DistributionSummary.builder("payscore.commands.attempts")
                .description("how often a command was sent; the mean is the retry amplification")
                .tag("kind", word(kind))
                .register(meters)
                .record(attempts);
    }

    @Override
    public void checked(CheckReason reason) {
        meters.counter("payscore.orders.checks", "reason", word(reason)).increment();
    }

    @Override
    public void quarantined() {
        counter("payscore.orders.quarantined").increment();
    }

    @Override
    public void notificationApplied(Duration sinceReceived) {
        meters.timer("payscore.notifications.applied")
                .record(sinceReceived.isNegative() ? Duration.ZERO : sinceReceived);
    }

    @Override
    public void webhookAttempted(String outcome) {
        meters.counter("payscore.webhooks.attempts", "outcome", outcome).increment();
    }

    @Override
    public void webhookParked() {
        counter("payscore.webhooks.parked").increment();
    }

    @Override
    public void reconciled(String outcome) {
        var label = outcome.matches(OUR_WORDS) ? outcome : "unlisted-code";
        meters.counter("payscore.reconciliations", "outcome", label).increment();
    }

    @Override
    public void differenceFound(DifferenceKind kind) {
        meters.counter("payscore.reconciliations.differences", "kind", word(kind)).increment();
    }

    @Override
    public void bucketsTakenOver(int count) {
        counter("payscore.buckets.taken.over").increment(count);
    }

    @Override
    public void bucketsHeld(int count) {
        bucketsHeld.set(count);
    }

    @Override
    public void historyWentBack() {
        counter("payscore.store.history.went.back").increment();
    }

    private Counter counter(String name) {
        return meters.counter(name);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
