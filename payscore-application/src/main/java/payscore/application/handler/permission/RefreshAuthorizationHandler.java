package payscore.application.handler.permission;

import payscore.application.port.in.RefreshAuthorization;
import payscore.domain.permission.AuthorizationKey;

/** {@link RefreshAuthorization}. */
public final class RefreshAuthorizationHandler implements RefreshAuthorization {
    private final AuthorizationBook book;
    private final AuthorizationAsking asking;

    public RefreshAuthorizationHandler(AuthorizationBook book, AuthorizationAsking asking) {
        this.book = book;
        this.asking = asking;
    }

    @Override
    public Outcome refresh(AuthorizationKey key) {
        return asking.ask(book.authorization(key));
    }
}
