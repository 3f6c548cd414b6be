package payscore.adapter.web.order;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.adapter.web.json.WireTime;
import payscore.domain.terms.ServiceTime;
import payscore.domain.violation.InvalidTerms;

/** A time of the service as text: RFC 3339 with offset for a second, {@code 2025-06-01} for a (Beijing) day. */
final class ServiceTimeText {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ServiceTimeText() {}

    static ServiceTime read(String text) {
        return WireTime.read(text).<ServiceTime>map(ServiceTime.At::new).or(() -> dayOf(text).map(ServiceTime.On::new))
                .orElseThrow(() -> InvalidTerms.because("must be a day such as 2025-06-01 or an RFC 3339 time with "
                        + "offset such as 2025-06-01T10:00:00+08:00"));
    }

    private static Optional<LocalDate> dayOf(String text) {
        try {
            return Optional.of(text).filter(day -> DAY.matcher(day).matches()).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    static String write(ServiceTime time) {
        return switch (time) {
            case ServiceTime.At(var instant) ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(WireTime.of(instant));
            case ServiceTime.On(var day) -> day.toString();
        };
    }
}
