package payscore.application.handler.permission;

import payscore.application.port.in.ReadAuthorization;
import payscore.domain.permission.AuthorizationKey;

/** {@link ReadAuthorization}. */
public final class ReadAuthorizationHandler implements ReadAuthorization {
    private final AuthorizationBook book;

    public ReadAuthorizationHandler(AuthorizationBook book) {
        this.book = book;
    }

    @Override
    public View read(AuthorizationKey key) {
        return new View(book.authorization(key), book.commands().unfinished(key));
    }
}
