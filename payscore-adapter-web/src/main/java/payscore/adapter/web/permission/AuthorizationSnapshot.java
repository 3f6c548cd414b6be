package payscore.adapter.web.permission;

import payscore.domain.permission.Authorization;

/** An authorisation as reading it shows it, for other documents to hold; without the user, who is personal. */
public final class AuthorizationSnapshot {
    private AuthorizationSnapshot() {}

    public static Record of(Authorization authorization) {
        return AuthorizationResponse.of(authorization);
    }
}
