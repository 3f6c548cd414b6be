package payscore.application.handler.permission;

import payscore.application.port.in.ReadAuthorization;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** {@link ReadAuthorization}. */
public final class ReadAuthorizationHandler implements ReadAuthorization {
    private final AuthorizationBook book;

    public ReadAuthorizationHandler(AuthorizationBook book) {
        this.book = book;
    }

    @Override
    public Authorization read(AuthorizationKey key) {
        return book.authorization(key);
    }
}
