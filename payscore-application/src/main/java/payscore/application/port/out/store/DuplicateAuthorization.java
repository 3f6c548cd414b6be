package payscore.application.port.out.store;

import payscore.domain.permission.AuthorizationKey;

/** Another request stored an authorisation under the same key first. */
public final class DuplicateAuthorization extends LostRace {
    public DuplicateAuthorization(AuthorizationKey key) {
        super("There is an authorization " + key + " already");
    }
}
