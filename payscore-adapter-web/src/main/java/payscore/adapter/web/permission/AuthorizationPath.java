package payscore.adapter.web.permission;

import java.util.Optional;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.violation.InvalidTerms;

/** Which authorisation a request is about. Another merchant's looks exactly like one that does not exist. */
public final class AuthorizationPath {
    static final String AUTHORIZATION_CODE = "authorization_code";

    private AuthorizationPath() {}

    /** @throws AuthorizationNotFound when the API key may not act for the merchant, or no authorisation can have the code */
    public static AuthorizationKey keyOf(String code, Optional<String> mchId, Caller caller) {
        return keyOf(code, mchId, CallerArgument.MCH_ID_MISSING, caller);
    }

    /** @param missing where the merchant would have had to be named */
    static AuthorizationKey keyOf(String code, Optional<String> mchId, RequestError missing, Caller caller) {
        var merchant = caller.merchantOf(mchId, missing, AuthorizationNotFound::new);
        try {
            return new AuthorizationKey(merchant, AuthorizationCode.chosen(code));
        } catch (InvalidTerms noCode) {
            throw new AuthorizationNotFound();
        }
    }
}
