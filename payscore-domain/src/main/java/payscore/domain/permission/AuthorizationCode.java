package payscore.domain.permission;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.violation.InvalidTerms;

/**
 * {@code authorization_code}: the merchant's number for one user's authorisation, unique per merchant number and never reused for another
 * user. 1 to 32 digits, letters, {@code _ - * |}; upper and lower case differ.
 *
 * <p>An authorisation that is known by the user alone has none. It goes under a {@linkplain #standingFor stand-in} of our own, which
 * WeChat never sees.
 */
public record AuthorizationCode(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_*|-]{1,32}");
    private static final String STAND_IN = "openid*";
    private static final int DIGEST_LENGTH = 24;

    public AuthorizationCode {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidTerms
                    .because("must be 1 to 32 digits, letters, underscores, hyphens, asterisks or vertical bars");
        }
    }

    /**
     * A code as a merchant chooses it.
     *
     * @throws InvalidTerms when it is none, or one that might be a stand-in
     */
    public static AuthorizationCode chosen(String value) {
        var code = new AuthorizationCode(value);
        if (code.isStandIn()) {
            throw InvalidTerms.because("must not begin with " + STAND_IN);
        }
        return code;
    }

    /** What stands in for the code where only the user is known; follows from the user, and the user does not follow from it. */
    public static AuthorizationCode standingFor(ServiceId serviceId, AppId appId, OpenId openId) {
        var name = serviceId + "/" + appId + "/" + openId.value();
        var digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        return new AuthorizationCode(STAND_IN + digest.substring(0, DIGEST_LENGTH));
    }

    /** Whether it is ours, and WeChat must be asked by the user instead. */
    public boolean isStandIn() {
        return value.startsWith(STAND_IN);
    }

    @Override
    public String toString() {
        return value;
    }
}
