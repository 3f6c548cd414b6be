package payscore.application.handler.permission;

import payscore.application.handler.Book;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.Transactions;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Authorisations and their commands, changed in one transaction at a time. */
public record AuthorizationBook(
        AuthorizationRepository authorizations, CommandRepository commands, Transactions transactions,
        AuthorizationAnnouncing announcing)
        implements
            Book<AuthorizationSaving> {
    /** @throws AuthorizationNotFound when there is no such authorisation */
    Authorization authorization(AuthorizationKey key) {
        return authorizations.find(key).orElseThrow(AuthorizationNotFound::new);
    }

    @Override
    public AuthorizationSaving page() {
        return new AuthorizationSaving(authorizations, announcing);
    }
}
