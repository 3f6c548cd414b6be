package payscore.domain.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** WeChat Pay reckons days in Beijing time, wherever the service runs. */
public final class BeijingTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BeijingTime() {}

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** 00:00:00 of the day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
