package payscore.application.port.out.store;

import payscore.domain.permission.AuthorizationKey;

/** A lost race: the authorisation was changed since it was read. Read again and decide again. */
public final class StaleAuthorization extends LostRace {
    public StaleAuthorization(AuthorizationKey key, long version) {
        super("Authorization " + key + " is not at version " + version + " any more");
    }
}
