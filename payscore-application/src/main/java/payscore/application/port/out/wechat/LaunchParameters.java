package payscore.application.port.out.wechat;

import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import payscore.domain.merchant.AppId;

/**
 * Everything a front end hands to {@code openBusinessView}, signed (launch reference §1).
 *
 * @param businessType {@code wxpayScoreUse}, {@code wxpayScoreDetail} or {@code wxpayScoreEnable}
 * @param fields in the order of the reference, {@code sign} last where there is one; raw values, not URL-encoded
 * @param expiresAt when the page cannot be opened with them any more, where that is known
 * @param appId the only app whose front end can open the page: the one the order was created with; where that is known
 */
public record LaunchParameters(String businessType, SequencedMap<String, String> fields, Optional<Instant> expiresAt,
        Optional<AppId> appId) {
    public LaunchParameters(String businessType, SequencedMap<String, String> fields, Optional<Instant> expiresAt) {
        this(businessType, fields, expiresAt, Optional.empty());
    }

    /** The same, of an app. */
    public LaunchParameters from(AppId app) {
        return new LaunchParameters(businessType, fields, expiresAt, Optional.of(app));
    }

    /** Prints no field: the ticket is among them. */
    @Override
    public String toString() {
        return "LaunchParameters[" + businessType + "]";
    }
}
