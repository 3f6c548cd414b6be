package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import payscore.domain.terms.ServiceStart;
import payscore.domain.terms.ServiceTime;

/**
 * A {@link ServiceTime}, or as a start neither of the two: OnAccept.
 *
 * @param at epoch milliseconds
 * @param on a Beijing day, yyyy-MM-dd
 */
record TimeJson(@JsonProperty("at") Optional<Long> at, @JsonProperty("on") Optional<String> on) {
    static TimeJson of(ServiceTime time) {
        return switch (time) {
            case ServiceTime.At(var instant) -> new TimeJson(Optional.of(instant.toEpochMilli()), Optional.empty());
            case ServiceTime.On(var day) -> new TimeJson(Optional.empty(), Optional.of(day.toString()));
        };
    }

    static TimeJson of(ServiceStart start) {
        return switch (start) {
            case ServiceStart.Fixed(var time) -> of(time);
            case ServiceStart.OnAccept onAccept -> new TimeJson(Optional.empty(), Optional.empty());
        };
    }

    ServiceTime toTime() {
        return time().orElseThrow(() -> new IllegalStateException("A stored time is neither at nor on"));
    }

    ServiceStart toStart() {
        return time().<ServiceStart>map(ServiceStart.Fixed::new).orElseGet(ServiceStart.OnAccept::new);
    }

    private Optional<ServiceTime> time() {
        return at.<ServiceTime>map(millis -> new ServiceTime.At(Instant.ofEpochMilli(millis)))
                .or(() -> on.map(day -> new ServiceTime.On(LocalDate.parse(day))));
    }
}
