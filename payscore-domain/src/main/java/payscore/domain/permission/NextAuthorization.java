package payscore.domain.permission;

import java.time.Instant;
import java.util.Optional;
import payscore.domain.merchant.OpenId;
import payscore.domain.order.Decline;
import payscore.domain.order.NextCheck;

/** The next version of an authorisation while it is being made. */
final class NextAuthorization {
    private final Authorization from;
    private final Instant now;
    private AuthorizationState state;
    private Optional<PermissionToken> token;
    private Optional<OpenId> openId;
    private Optional<Instant> openedAt;
    private Optional<Instant> closedAt;
    private Optional<Decline> decline;
    private Optional<NextCheck> nextCheck;

    NextAuthorization(Authorization from, Instant now) {
        this.from = from;
        this.now = now;
        state = from.state();
        token = from.token();
        openId = from.openId();
        openedAt = from.openedAt();
        closedAt = from.closedAt();
        decline = from.decline();
        nextCheck = from.nextCheck();
    }

    /** Entering a state leaves behind what only the former one owned. */
    NextAuthorization state(AuthorizationState next) {
        state = next;
        if (next != AuthorizationState.UNBINDUSER) {
            token = Optional.empty();
        }
        return this;
    }

    NextAuthorization token(PermissionToken next) {
        token = Optional.of(next);
        return this;
    }

    NextAuthorization openId(Optional<OpenId> next) {
        openId = next;
        return this;
    }

    NextAuthorization openedAt(Optional<Instant> next) {
        openedAt = next;
        return this;
    }

    NextAuthorization closedAt(Optional<Instant> next) {
        closedAt = next;
        return this;
    }

    NextAuthorization decline(Optional<Decline> next) {
        decline = next;
        return this;
    }

    NextAuthorization nextCheck(Optional<NextCheck> next) {
        nextCheck = next;
        return this;
    }

    Authorization made() {
        return new Authorization(from.key(), from.appId(), from.serviceId(), state, token, openId, openedAt, closedAt,
                decline, nextCheck, from.requestedAt(), now, from.version() + 1);
    }
}
