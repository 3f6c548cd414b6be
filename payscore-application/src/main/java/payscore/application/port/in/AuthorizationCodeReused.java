package payscore.application.port.in;

import payscore.domain.permission.AuthorizationKey;

/** The code belongs to an authorisation of another service. A code is never reused; nothing was changed or sent. */
public final class AuthorizationCodeReused extends RuntimeException {
    private final transient AuthorizationKey key;

    public AuthorizationCodeReused(AuthorizationKey key) {
        super("The code " + key.code() + " belongs to an authorization of another service");
        this.key = key;
    }

    public AuthorizationKey key() {
        return key;
    }
}
