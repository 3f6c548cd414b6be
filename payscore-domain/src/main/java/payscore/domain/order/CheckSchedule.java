package payscore.domain.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The polling schedule of the life-cycle reference §6.2. It outlives WeChat's last retry of a callback and never ends while an
 * order is open. The next check follows from the clock alone, so a service that was down does not catch up on what it missed.
 */
public final class CheckSchedule {
    /** From {@code until} (exclusive) on, the next stretch counts. */
    private record Stretch(Duration until, Duration every) {}

    private record Ladder(List<Duration> first, List<Stretch> stretches) {}

    private static final Duration WITHOUT_END = Duration.ofDays(100_000);

    private static final Ladder CONFIRMATION = new Ladder(
            seconds(15, 30, 60),
            List.of(
                    new Stretch(Duration.ofHours(2), Duration.ofMinutes(1)),
                    new Stretch(Duration.ofDays(1), Duration.ofHours(1)),
                    new Stretch(WITHOUT_END, Duration.ofDays(1))));
    private static final Ladder RETURN = new Ladder(seconds(1, 2, 3, 5, 10), CONFIRMATION.stretches());
    private static final Ladder PAYMENT = new Ladder(
            seconds(5, 15, 30, 60, 120),
            List.of(
                    new Stretch(Duration.ofHours(1), Duration.ofMinutes(10)),
                    new Stretch(Duration.ofDays(1), Duration.ofHours(1)),
                    new Stretch(WITHOUT_END, Duration.ofHours(6))));
    /** Seconds for a balance, one to three working days for a card. */
    private static final Ladder REFUND = PAYMENT;
    private static final Ladder WATCH = new Ladder(List.of(), List.of(new Stretch(WITHOUT_END, Duration.ofDays(1))));

    private CheckSchedule() {}

    /** The first check after something happened at {@code since}; empty where nothing can happen any more. */
    static Optional<NextCheck> startingAt(Position position, Instant since) {
        return reasonFor(position).map(reason -> after(reason, since, since));
    }

    /** The first check of {@code reason} after {@code now}. */
    public static NextCheck after(CheckReason reason, Instant since, Instant now) {
        var elapsed = Duration.between(since, now);
        return new NextCheck(since.plus(next(ladder(reason), elapsed.isNegative() ? Duration.ZERO : elapsed)), reason,
                since);
    }

    private static Optional<CheckReason> reasonFor(Position position) {
        return switch (position) {
            case CREATED -> Optional.of(CheckReason.CONFIRMATION_EXPECTED);
            case IN_USE -> Optional.of(CheckReason.SLOW_WATCH);
            case COLLECTING -> Optional.of(CheckReason.PAYMENT_EXPECTED);
            // An order that is only requested is driven by its create command.
            case REQUESTED, PAID, CLOSED_WITH_ZERO, CANCELLED, EXPIRED -> Optional.empty();
        };
    }

    private static Ladder ladder(CheckReason reason) {
        return switch (reason) {
            case USER_RETURNED -> RETURN;
            case CONFIRMATION_EXPECTED -> CONFIRMATION;
            case SLOW_WATCH, AUDIT -> WATCH;
            case PAYMENT_EXPECTED, DOUBT -> PAYMENT;
            case REFUND_EXPECTED -> REFUND;
        };
    }

    private static Duration next(Ladder ladder, Duration elapsed) {
        for (var step : ladder.first()) {
            if (step.compareTo(elapsed) > 0) {
                return step;
            }
        }
        for (var stretch : ladder.stretches()) {
            if (elapsed.compareTo(stretch.until()) < 0) {
                return stretch.every().multipliedBy(elapsed.dividedBy(stretch.every()) + 1);
            }
        }
        throw new IllegalStateException("A schedule without end ended after " + elapsed);
    }

    private static List<Duration> seconds(long... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
