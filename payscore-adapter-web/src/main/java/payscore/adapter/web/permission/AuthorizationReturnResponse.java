package payscore.adapter.web.permission;

import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationState;

/**
 * How the authorisation stands after the user came back, on WeChat's word.
 *
 * @param authorized whether orders for the user may be created without confirmation
 */
record AuthorizationReturnResponse(String authorizationCode, String authorizationState, boolean authorized) {
    static AuthorizationReturnResponse of(Authorization authorization) {
        return new AuthorizationReturnResponse(authorization.key().code().value(), authorization.state().name(),
                authorization.state() == AuthorizationState.AVAILABLE);
    }
}
