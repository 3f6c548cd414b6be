package payscore.application.port.out.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationKey;

/** The authorisations. Who authorised, and the token of the page, are sealed before they are stored. */
public interface AuthorizationRepository {
    Optional<Authorization> find(AuthorizationKey key);

    /**
     * Stores an authorisation's first version.
     *
     * @throws DuplicateAuthorization when the key is taken; the transaction goes on
     */
    void add(AuthorizationChange birth);

    /**
     * Stores the next version.
     *
     * @throws StaleAuthorization when the stored version is not the one before; nothing is stored
     */
    void save(AuthorizationChange change);

    /** Authorisations of these buckets that must be looked at, the longest overdue first. */
    List<AuthorizationKey> due(Buckets buckets, Instant now, int limitMax);
}
