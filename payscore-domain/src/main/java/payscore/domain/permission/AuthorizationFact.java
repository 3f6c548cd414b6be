package payscore.domain.permission;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.merchant.OpenId;

/** Something WeChat signed about an authorisation. A fact is never refused: it is applied, known, late or doubted. */
public sealed interface AuthorizationFact {
    /** The answer to pre-permit. */
    record PrePermitted(PermissionToken token) implements AuthorizationFact {}

    /** The answer to terminate, which says nothing else: neither who nor when. */
    record Terminated() implements AuthorizationFact {}

    /**
     * {@code USER_OPEN_SERVICE}: the user authorised.
     *
     * @param at {@code openorclose_time}; without it the event cannot be put in order
     */
    record Opened(OpenId openId, Optional<Instant> at) implements AuthorizationFact {}

    /**
     * {@code USER_CLOSE_SERVICE}: the authorisation was withdrawn.
     *
     * @param at {@code openorclose_time}; without it the event cannot be put in order
     */
    record Closed(OpenId openId, Optional<Instant> at) implements AuthorizationFact {}

    /**
     * The answer to a query, which judges between whatever else is heard.
     *
     * @param state any but REQUESTED
     * @param openedAt the latest grant
     * @param closedAt the latest withdrawal
     */
    record Standing(AuthorizationState state, Optional<OpenId> openId, Optional<Instant> openedAt,
            Optional<Instant> closedAt)
            implements
                AuthorizationFact {
        public Standing {
            if (state == AuthorizationState.REQUESTED) {
                throw new IllegalArgumentException("WeChat knows no such state");
            }
        }
    }
}
