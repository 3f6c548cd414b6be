package payscore.domain.terms;

import java.time.Instant;
import java.time.LocalDate;

/** {@code time_range.start_time}: at an instant, on a day, or the moment the user confirms. */
public sealed interface ServiceStart {
    /** A start that is known at creation. */
    record Fixed(ServiceTime time) implements ServiceStart {}

    /** The literal {@code OnAccept}: the confirmation becomes the start. */
    record OnAccept() implements ServiceStart {}

    static ServiceStart at(Instant instant) {
        return new Fixed(new ServiceTime.At(instant));
    }

    static ServiceStart on(LocalDate day) {
        return new Fixed(new ServiceTime.On(day));
    }

    static ServiceStart onAccept() {
        return new OnAccept();
    }
}
