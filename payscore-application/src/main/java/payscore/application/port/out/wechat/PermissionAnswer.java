package payscore.application.port.out.wechat;

import java.time.Duration;
import java.util.Optional;
import payscore.domain.order.Decline;
import payscore.domain.permission.AuthorizationFact;

/** What came of one attempt of an intent. */
public sealed interface PermissionAnswer {
    /** 2xx, signature valid and fresh. */
    record Accepted(AuthorizationFact fact) implements PermissionAnswer {}

    /** Signed, and of the closed list of refusals that no later state can turn into success. */
    record Declined(Decline decline) implements PermissionAnswer {}

    /** Signed, but dependent on the state, as of orders that run: the next attempt, or a duplicate of this one, may succeed. */
    record RefusedForNow(Decline decline) implements PermissionAnswer {}

    /** Too many requests, or not sent at all to spare WeChat; not an outcome. */
    record Throttled(Optional<Duration> retryAfter) implements PermissionAnswer {}

    /**
     * Everything else.
     *
     * @param cause for logs: few distinct words, no data
     */
    record Unknown(String cause) implements PermissionAnswer {}
}
