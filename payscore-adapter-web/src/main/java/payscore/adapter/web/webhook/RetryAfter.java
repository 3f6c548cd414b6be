package payscore.adapter.web.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** {@code Retry-After}: seconds, or a date. */
final class RetryAfter {
    private static final int DIGITS_MAX = 9;

    private RetryAfter() {}

    /** Empty when it is neither. */
    static Optional<Duration> read(String text, Instant now) {
        if (text.matches("[0-9]+")) {
            return Optional.of(Duration.ofSeconds(
                    text.length() > DIGITS_MAX ? Integer.MAX_VALUE : Integer.parseInt(text)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(text)).map(date -> Duration.between(now, date))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
