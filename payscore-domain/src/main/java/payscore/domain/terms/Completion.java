package payscore.domain.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.merchant.Service;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/**
 * A completion the merchant decided on.
 *
 * @param terms what the merchant said
 * @param end the end we send; absent only when creation fixed one and completion does not change it
 * @param decidedAt our clock when the decision was recorded
 */
public record Completion(CompletionTerms terms, Optional<ServiceTime> end, Instant decidedAt) {
    /** WeChat refuses an end in its future; this much is taken off our clock in case it runs ahead. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

    /**
     * Decides on {@code terms} at {@code now}.
     *
     * @param start the effective start of the service, where it is known
     * @throws InvalidTerms naming every broken rule; a bad completion is never sent
     */
    public static Completion decide(
            CompletionTerms terms, ServiceTerms created, Service service, Optional<ServiceTime> start, Instant now) {
        var violations = new Violations();
        terms.checkFor(created, service, violations);
        var end = terms.end().or(() -> created.timeRange().end().isPresent() ? Optional.empty() : endedBy(start, now));
        end.ifPresent(e -> {
            violations.require(
                    !e.earliest().isAfter(now), "/time_range/end_time", "must not be later than the completion");
            violations.require(
                    start.map(s -> follows(e, s)).orElse(true),
                    "/time_range/end_time",
                    "must be later than the start of the service");
            var byDay = isByDay(created, start);
            violations.require(
                    e instanceof ServiceTime.On == byDay,
                    "/time_range/end_time",
                    "must be given in the precision of the order's first time: " + (byDay ? "a day" : "a second"));
        });
        violations.require(
                terms.endRemark().isEmpty() || end.isPresent(),
                "/time_range/end_time_remark",
                "is only allowed together with end_time");
        violations.throwIfAny();
        return new Completion(terms, end, now);
    }

    private static Optional<ServiceTime> endedBy(Optional<ServiceTime> start, Instant now) {
        if (start.orElse(null) instanceof ServiceTime.On) {
            return Optional.of(new ServiceTime.On(BeijingTime.dayOf(now)));
        }
        var withMargin = now.minus(CLOCK_MARGIN);
        var afterStart = start.map(s -> s.earliest().plusSeconds(1)).orElse(withMargin);
        return Optional.of(new ServiceTime.At(withMargin.isBefore(afterStart) ? afterStart : withMargin));
    }

    private static boolean follows(ServiceTime end, ServiceTime start) {
        return end instanceof ServiceTime.On
                ? !end.earliest().isBefore(start.earliest())
                : end.earliest().isAfter(start.earliest());
    }

    /** Whether WeChat wants days of this order; after {@code OnAccept} it wants seconds. */
    private static boolean isByDay(ServiceTerms created, Optional<ServiceTime> start) {
        return created.timeRange().end().or(() -> start).map(ServiceTime.On.class::isInstance).orElse(false);
    }
}
