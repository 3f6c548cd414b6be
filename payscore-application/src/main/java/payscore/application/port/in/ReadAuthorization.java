package payscore.application.port.in;

import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Reads one authorisation. Asks nobody. */
public interface ReadAuthorization {
    /** @throws AuthorizationNotFound when there is no such authorisation */
    Authorization read(AuthorizationKey key);
}
