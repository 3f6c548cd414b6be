package payscore.domain.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import payscore.domain.terms.BeijingTime;

/** When a day's bill is there, and when to look again for one that is not. */
public final class BillOfDay {
    /** WeChat writes bills of three months; the shortest three months are meant. */
    public static final int DAYS_MAX = 89;

    private static final LocalTime READY = LocalTime.of(10, 0);
    private static final List<Duration> PATIENCE = List.of(Duration.ofMinutes(10), Duration.ofMinutes(10),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3));

    private BillOfDay() {}

    /** 10:00 Beijing time of the next day. */
    public static Instant readyAt(LocalDate day) {
        return day.plusDays(1).atTime(READY).atZone(BeijingTime.ZONE).toInstant();
    }

    /** The latest day that is over. */
    public static LocalDate latest(Instant now) {
        return BeijingTime.dayOf(now).minusDays(1);
    }

    /** Whether WeChat may still have it. */
    public static boolean isObtainable(LocalDate day, Instant now) {
        var today = BeijingTime.dayOf(now);
        return day.isBefore(today) && !day.isBefore(today.minusDays(DAYS_MAX));
    }

    /** @param attempts how many were in vain, from 1 */
    static Duration patience(int attempts) {
        return PATIENCE.get(Math.clamp(attempts - 1L, 0, PATIENCE.size() - 1));
    }
}
