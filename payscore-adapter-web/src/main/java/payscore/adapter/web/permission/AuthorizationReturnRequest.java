package payscore.adapter.web.permission;

import java.util.Optional;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.domain.permission.AuthorizationKey;

/** Body of {@code POST /v1/authorization-returns}. */
record AuthorizationReturnRequest(Optional<String> mchId, String authorizationCode) {
    AuthorizationKey toKey(Caller caller) {
        return AuthorizationPath.keyOf(authorizationCode, mchId,
                RequestError.at("/mch_id", "is required, because the API key acts for several merchants"), caller);
    }
}
