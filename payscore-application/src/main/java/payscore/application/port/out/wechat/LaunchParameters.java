package payscore.application.port.out.wechat;

import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Everything a front end hands to {@code openBusinessView}, signed (launch reference §1).
 *
 * @param businessType {@code wxpayScoreUse}, {@code wxpayScoreDetail} or {@code wxpayScoreEnable}
 * @param fields in the order of the reference, {@code sign} last where there is one; raw values, not URL-encoded
 * @param expiresAt when the page cannot be opened with them any more, where that is known
 */
public record LaunchParameters(String businessType, SequencedMap<String, String> fields, Optional<Instant> expiresAt) {
    /** Prints no field: the ticket is among them. */
    @Override
    public String toString() {
        return "LaunchParameters[" + businessType + "]";
    }
}
