package payscore.domain.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A point of {@code time_range}, in one of the two precisions WeChat knows. */
public sealed interface ServiceTime {
    /** To the second ({@code yyyyMMddHHmmss}); fractions are cut off. */
    record At(Instant instant) implements ServiceTime {
        public At {
            instant = instant.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** A Beijing day ({@code yyyyMMdd}). */
    record On(LocalDate day) implements ServiceTime {}

    /** The first instant this time can mean. */
    default Instant earliest() {
        return switch (this) {
            case At at -> at.instant();
            case On on -> BeijingTime.startOf(on.day());
        };
    }

    /** The last instant this time can mean. */
    default Instant latest() {
        return switch (this) {
            case At at -> at.instant();
            case On on -> BeijingTime.startOf(on.day().plusDays(1)).minusSeconds(1);
        };
    }

    /** Whether both are days or both are seconds; WeChat wants a later time in the precision of the first. */
    default boolean hasPrecisionOf(ServiceTime other) {
        return getClass() == other.getClass();
    }
}
