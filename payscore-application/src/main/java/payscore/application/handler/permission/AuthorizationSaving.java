package payscore.application.handler.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payscore.application.handler.Book;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.domain.order.Source;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationLearned;

/** What one transaction reads and stores about authorisations; what happened is told in the log once it is certain. */
public final class AuthorizationSaving implements Book.Page {
    private static final Logger LOG = System.getLogger(AuthorizationSaving.class.getName());

    private final AuthorizationRepository authorizations;
    private final AuthorizationAnnouncing announcing;
    private final List<AuthorizationChange> changes = new ArrayList<>();

    AuthorizationSaving(AuthorizationRepository authorizations, AuthorizationAnnouncing announcing) {
        this.authorizations = authorizations;
        this.announcing = announcing;
    }

    Optional<Authorization> find(AuthorizationKey key) {
        return authorizations.find(key);
    }

    /** @throws AuthorizationNotFound when there is no such authorisation */
    Authorization get(AuthorizationKey key) {
        return find(key).orElseThrow(AuthorizationNotFound::new);
    }

    /** @throws payscore.application.port.out.store.DuplicateAuthorization when the key is taken */
    Authorization add(AuthorizationChange birth) {
        authorizations.add(birth);
        return kept(birth);
    }

    /** @throws payscore.application.port.out.store.StaleAuthorization when somebody else changed it meanwhile */
    Authorization save(AuthorizationChange change) {
        authorizations.save(change);
        return kept(change);
    }

    /** Where callbacks, queries and answers become changes: one way for all sources. */
    Authorization learn(Authorization authorization, AuthorizationFact fact, Source source, Instant now) {
        return switch (authorization.learn(fact, source, now)) {
            case AuthorizationLearned.Changed(var change) -> save(change);
            case AuthorizationLearned.Known known when authorization.isInDoubt() && source instanceof Source.Query ->
                save(authorization.doubtSettled(now));
            case AuthorizationLearned.Known known -> askedInVain(authorization, source, now);
            case AuthorizationLearned.Late late -> {
                LOG.log(Level.DEBUG, "event=NOTHING_NEW authorization={0} source={1}", authorization.key(), source);
                yield askedInVain(authorization, source, now);
            }
            case AuthorizationLearned.Doubted(var why) -> {
                LOG.log(Level.WARNING, "event=DOUBTED authorization={0} why=\"{1}\" source={2}", authorization.key(),
                        why, source);
                yield authorization.isInDoubt()
                        ? askedInVain(authorization, source, now)
                        : save(authorization.doubted(now));
            }
        };
    }

    private Authorization askedInVain(Authorization authorization, Source source, Instant now) {
        return source instanceof Source.Query && authorization.nextCheck().isPresent()
                ? save(authorization.checkedInVain(now))
                : authorization;
    }

    private Authorization kept(AuthorizationChange change) {
        announcing.announce(change);
        changes.add(change);
        return change.authorization();
    }

    /** One line for each event, after the commit. */
    @Override
    public void tell() {
        changes.forEach(change -> change.event().ifPresent(event -> LOG.log(Level.INFO,
                "event=AUTHORIZATION_{0} authorization={1} version={2} state={3}", event, change.authorization().key(),
                String.valueOf(change.authorization().version()), change.authorization().state())));
    }
}
