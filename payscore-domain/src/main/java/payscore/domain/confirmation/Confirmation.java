package payscore.domain.confirmation;

import java.util.Optional;
import payscore.domain.merchant.OpenId;
import payscore.domain.terms.ServiceTime;

/**
 * What the user's confirmation tells us.
 *
 * @param openId the user, told for the first time here
 * @param serviceStart the effective start of the service; {@code OnAccept} has become the second of the confirmation
 */
public record Confirmation(Optional<OpenId> openId, Optional<ServiceTime> serviceStart) {
    public static final Confirmation UNKNOWN = new Confirmation(Optional.empty(), Optional.empty());

    /** The two reports put together; a later report never takes away what an earlier one told. */
    public Confirmation or(Confirmation later) {
        return new Confirmation(openId.or(later::openId), serviceStart.or(later::serviceStart));
    }
}
