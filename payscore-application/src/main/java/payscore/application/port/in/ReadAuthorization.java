package payscore.application.port.in;

import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Reads one authorisation. Asks nobody. */
public interface ReadAuthorization {
    /** @throws AuthorizationNotFound when there is no such authorisation */
    View read(AuthorizationKey key);

    /** @param unfinished the command whose outcome is not known yet */
    record View(Authorization authorization, Optional<Command> unfinished) {}
}
