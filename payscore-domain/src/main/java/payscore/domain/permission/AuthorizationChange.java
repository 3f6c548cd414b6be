package payscore.domain.permission;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of an authorisation, to be stored as a whole or not at all.
 *
 * @param authorization after the step; its version is one more than the version that was read
 * @param event what happened; empty where only the next check, or that WeChat is asked for a token, was noted
 * @param occurredAt when WeChat says it happened, where it says so
 */
public record AuthorizationChange(Authorization authorization, Optional<Event> event, Optional<Instant> occurredAt) {
    /** What happened, in past tense. */
    public enum Event {
        REQUESTED, ADOPTED, PRE_PERMITTED, TOKEN_RENEWED, OPENED, CLOSED, TERMINATION_DECIDED, DECLINED
    }

    static AuthorizationChange of(Authorization authorization, Event event) {
        return new AuthorizationChange(authorization, Optional.of(event), Optional.empty());
    }

    static AuthorizationChange noted(Authorization authorization) {
        return new AuthorizationChange(authorization, Optional.empty(), Optional.empty());
    }
}
