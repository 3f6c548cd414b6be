package payscore.domain.confirmation;

import java.time.Duration;
import java.time.Instant;
import payscore.domain.violation.WireText;

/**
 * WeChat's {@code package}: the opaque token that opens the confirmation page, string(300), never parsed. It lives one hour from
 * the create call that issued it and binds to the first user who opens it. Sources disagree whether it may be used twice, so
 * one ticket is launched once; another launch re-enters create with the identical body and gets a fresh one.
 *
 * @param issuedAt our clock when we asked for it: never later than WeChat's own start of the hour
 * @param launched whether launch parameters were handed out for it
 */
public record ConfirmationTicket(String value, Instant issuedAt, boolean launched) {
    public static final Duration LIFE = Duration.ofHours(1);
    /** A page opened on the last minute would die under the user's hands (launch reference §5). */
    private static final Duration LAUNCHED_AT_THE_LATEST_AFTER = Duration.ofMinutes(50);

    public ConfirmationTicket {
        WireText.checked(value, 300);
    }

    public static ConfirmationTicket issued(String value, Instant issuedAt) {
        return new ConfirmationTicket(value, issuedAt, false);
    }

    public boolean isLaunchableAt(Instant now) {
        return !launched && now.isBefore(issuedAt.plus(LAUNCHED_AT_THE_LATEST_AFTER));
    }

    public Instant expiresAt() {
        return issuedAt.plus(LIFE);
    }

    public ConfirmationTicket afterLaunch() {
        return new ConfirmationTicket(value, issuedAt, true);
    }

    /** Prints everything but the ticket, which is a secret for as long as it lives. */
    @Override
    public String toString() {
        return "ConfirmationTicket[issuedAt=" + issuedAt + ", launched=" + launched + "]";
    }
}
