package payscore.simulator.order;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** PayScore times: {@code yyyyMMddHHmmss} or {@code yyyyMMdd}, UTC+8, no zone designator; other times are RFC 3339. */
public final class BeijingTime {
    /** China has had no summer time since 1991. */
    public static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final int DAY_LENGTH = 8;

    private BeijingTime() {}

    /** {@code yyyyMMddHHmmss}. */
    public static String seconds(Instant instant) {
        return SECOND.format(instant.atOffset(BEIJING));
    }

    /** {@code yyyy-MM-ddTHH:mm:ss+08:00}. */
    public static String rfc3339(Instant instant) {
        return RFC_3339.format(instant.atOffset(BEIJING));
    }

    public static boolean isDay(String text) {
        return text.length() == DAY_LENGTH;
    }

    /** The second, or midnight of a bare day; empty for anything else. */
    public static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(
                    isDay(text) ? LocalDate.parse(text, DAY).atStartOfDay() : LocalDateTime.parse(text, SECOND));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    public static LocalDateTime local(Instant instant) {
        return instant.atOffset(BEIJING).toLocalDateTime();
    }
}
