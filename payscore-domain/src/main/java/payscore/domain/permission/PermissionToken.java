package payscore.domain.permission;

import java.time.Duration;
import java.time.Instant;
import payscore.domain.violation.WireText;

/**
 * WeChat's {@code apply_permissions_token}: opens the page on which the user authorises, string(300), never parsed. It lives one hour
 * from the pre-permit call that issued it; for later launches pre-permit is re-entered with the identical body.
 *
 * @param issuedAt our clock when we asked for it: never later than WeChat's own start of the hour
 */
public record PermissionToken(String value, Instant issuedAt) {
    public static final Duration LIFE = Duration.ofHours(1);
    /** A page opened on the last minute would die under the user's hands. */
    private static final Duration LAUNCHED_AT_THE_LATEST_AFTER = Duration.ofMinutes(50);

    public PermissionToken {
        WireText.checked(value, 300);
    }

    public boolean isLaunchableAt(Instant now) {
        return now.isBefore(issuedAt.plus(LAUNCHED_AT_THE_LATEST_AFTER));
    }

    public Instant expiresAt() {
        return issuedAt.plus(LIFE);
    }

    /** Prints everything but the token, which is a secret for as long as it lives. */
    @Override
    public String toString() {
        return "PermissionToken[issuedAt=" + issuedAt + "]";
    }
}
