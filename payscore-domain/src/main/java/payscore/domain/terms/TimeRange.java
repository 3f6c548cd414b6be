package payscore.domain.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * {@code time_range} at creation (API reference §1.3).
 *
 * @param startRemark string(20)
 * @param end leave it out when it is unknown; completion must then give it
 * @param endRemark string(20), only together with an end
 */
public record TimeRange(
        ServiceStart start, Optional<String> startRemark, Optional<ServiceTime> end, Optional<String> endRemark) {
    static final int REMARK_LENGTH_MAX = 20;
    private static final Duration END_MARGIN = Duration.ofMinutes(1);

    public TimeRange {
        var violations = new Violations();
        startRemark.ifPresent(
                text -> violations.at("/start_time_remark", () -> WireText.checked(text, REMARK_LENGTH_MAX)));
        endRemark.ifPresent(text -> violations.at("/end_time_remark", () -> WireText.checked(text, REMARK_LENGTH_MAX)));
        violations.require(
                endRemark.isEmpty() || end.isPresent(), "/end_time_remark", "is only allowed together with end_time");
        violations.throwIfAny();
    }

    public static TimeRange startingOnAccept() {
        return new TimeRange(ServiceStart.onAccept(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Checks the range against the moment of the create call; rules 2 and 3 of the reference. */
    void checkAtCreation(Instant now, Violations violations) {
        if (start instanceof ServiceStart.Fixed(var time)) {
            violations.require(isNotBefore(time, now), "/start_time", "must be later than now (or not before today)");
            end.ifPresent(e -> violations.require(isAfter(e, time), "/end_time", "must be later than start_time"));
        }
        end.ifPresent(e -> violations.require(
                isNotBefore(e, now.plus(e instanceof ServiceTime.At ? END_MARGIN : Duration.ZERO)),
                "/end_time",
                "must be more than one minute after now (or not before today)"));
    }

    private static boolean isNotBefore(ServiceTime time, Instant limit) {
        return switch (time) {
            case ServiceTime.At at -> at.instant().isAfter(limit);
            case ServiceTime.On on -> !on.day().isBefore(BeijingTime.dayOf(limit));
        };
    }

    private static boolean isAfter(ServiceTime end, ServiceTime start) {
        return end instanceof ServiceTime.On(var endDay) && start instanceof ServiceTime.On(var startDay)
                ? !endDay.isBefore(startDay)
                : end.hasPrecisionOf(start) && end.earliest().isAfter(start.earliest());
    }
}
