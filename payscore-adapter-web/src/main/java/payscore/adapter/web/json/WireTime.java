package payscore.adapter.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.domain.terms.BeijingTime;

/** Times of the API: RFC 3339 in Beijing time ({@code +08:00}), as everything else in a merchant's WeChat account. */
public final class WireTime {
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private WireTime() {}

    /** Empty unless {@code text} is an RFC 3339 time with offset; any offset will do. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(text).filter(time -> RFC_3339.matcher(time).matches())
                    .map(time -> OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    public static OffsetDateTime of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atZone(BeijingTime.ZONE).toOffsetDateTime();
    }
}
