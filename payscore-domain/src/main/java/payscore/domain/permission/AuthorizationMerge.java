package payscore.domain.permission;

import static payscore.domain.permission.AuthorizationState.AVAILABLE;
import static payscore.domain.permission.AuthorizationState.UNAVAILABLE;
import static payscore.domain.permission.AuthorizationState.UNBINDUSER;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import payscore.domain.merchant.OpenId;
import payscore.domain.order.Source;

/**
 * Merges one fact into an authorisation. Events say when they happened, so the later one of grant and withdrawal counts, in whatever order
 * they arrive; what cannot be put in order is judged by a query, and a query that has not seen what we have is late itself.
 */
final class AuthorizationMerge {
    private final Authorization held;
    private final Source source;
    private final Instant now;

    AuthorizationMerge(Authorization held, Source source, Instant now) {
        this.held = held;
        this.source = source;
        this.now = now;
    }

    AuthorizationLearned learned(AuthorizationFact fact) {
        return switch (fact) {
            case AuthorizationFact.PrePermitted(var token) -> prePermitted(token);
            case AuthorizationFact.Terminated terminated -> terminated();
            case AuthorizationFact.Opened(var openId, var at) -> event(AVAILABLE, openId, at);
            case AuthorizationFact.Closed(var openId, var at) -> event(UNAVAILABLE, openId, at);
            case AuthorizationFact.Standing standing -> judged(standing);
        };
    }

    private AuthorizationLearned prePermitted(PermissionToken token) {
        if (held.state().isBound()) {
            return new AuthorizationLearned.Late();
        }
        var isFresher = held.token().map(known -> token.issuedAt().isAfter(known.issuedAt())).orElse(true);
        if (!isFresher) {
            return new AuthorizationLearned.Late();
        }
        return changed(held.with(now).state(UNBINDUSER).token(token)
                .nextCheck(Authorization.firstCheck(UNBINDUSER, now)),
                held.state() == UNBINDUSER
                        ? AuthorizationChange.Event.TOKEN_RENEWED
                        : AuthorizationChange.Event.PRE_PERMITTED,
                Optional.empty());
    }

    /** When it was withdrawn is not said, so a query must tell: an event of before could not be told from one of after. */
    private AuthorizationLearned terminated() {
        return held.state() == UNAVAILABLE
                ? new AuthorizationLearned.Known()
                : changed(held.with(now).state(UNAVAILABLE).closedAt(Optional.empty())
                        .nextCheck(held.doubted(now).authorization().nextCheck()),
                        AuthorizationChange.Event.CLOSED, Optional.empty());
    }

    private AuthorizationLearned event(AuthorizationState told, OpenId openId, Optional<Instant> occurredAt) {
        if (held.openId().filter(known -> !known.equals(openId)).isPresent()) {
            return new AuthorizationLearned.Doubted("it is about another user");
        }
        if (occurredAt.isEmpty() || isWithdrawnAtAnUnknownTime()) {
            return held.state() == told && held.openId().isPresent()
                    ? new AuthorizationLearned.Known()
                    : new AuthorizationLearned.Doubted("it cannot be put in order");
        }
        var at = occurredAt.get().truncatedTo(ChronoUnit.SECONDS);
        var known = latest(held.openedAt(), held.closedAt());
        if (known.filter(at::isBefore).isPresent()) {
            return new AuthorizationLearned.Late();
        }
        if (known.filter(at::equals).isPresent()) {
            return held.state() == told
                    ? new AuthorizationLearned.Known()
                    : new AuthorizationLearned.Doubted("grant and withdrawal are of the same second");
        }
        var next = held.with(now).state(told).openId(Optional.of(openId))
                .nextCheck(Authorization.firstCheck(told, now));
        return told == AVAILABLE
                ? changed(next.openedAt(Optional.of(at)), AuthorizationChange.Event.OPENED, Optional.of(at))
                : changed(next.closedAt(Optional.of(at)), AuthorizationChange.Event.CLOSED, Optional.of(at));
    }

    private boolean isWithdrawnAtAnUnknownTime() {
        return held.state() == UNAVAILABLE && held.closedAt().isEmpty();
    }

    private AuthorizationLearned judged(AuthorizationFact.Standing told) {
        if (told.state().isBelow(held.state())) {
            return new AuthorizationLearned.Late();
        }
        var openedAt = seconds(told.openedAt());
        var closedAt = seconds(told.closedAt());
        var toldLatest = latest(openedAt, closedAt);
        var heldLatest = latest(held.openedAt(), held.closedAt());
        if (heldLatest.isPresent() && toldLatest.isPresent() && toldLatest.get().isBefore(heldLatest.get())) {
            // Answered by something that has not heard of it yet.
            return new AuthorizationLearned.Late();
        }
        if (isWithdrawnAtAnUnknownTime() && told.state() == AVAILABLE && toldLatest.equals(heldLatest)) {
            // The withdrawal is WeChat's own answer; what does not know of it has not heard of it yet.
            return new AuthorizationLearned.Late();
        }
        if (told.state() != held.state() && toldLatest.equals(heldLatest) && isOvertaken()) {
            return new AuthorizationLearned.Doubted("it was asked for before the last change");
        }
        var mergedOpened = latest(held.openedAt(), openedAt);
        var mergedClosed = latest(held.closedAt(), closedAt);
        var openId = told.openId().or(held::openId);
        if (told.state() == held.state() && mergedOpened.equals(held.openedAt())
                && mergedClosed.equals(held.closedAt()) && openId.equals(held.openId())) {
            return new AuthorizationLearned.Known();
        }
        var next = held.with(now).state(told.state()).openedAt(mergedOpened).closedAt(mergedClosed).openId(openId)
                .nextCheck(Authorization.firstCheck(told.state(), now));
        return changed(next, switch (told.state()) {
            case UNBINDUSER -> AuthorizationChange.Event.PRE_PERMITTED;
            case AVAILABLE -> AuthorizationChange.Event.OPENED;
            case UNAVAILABLE -> AuthorizationChange.Event.CLOSED;
            case REQUESTED -> throw new IllegalStateException("WeChat knows no such state");
        }, told.state() == AVAILABLE ? openedAt : closedAt);
    }

    private boolean isOvertaken() {
        return source instanceof Source.Query(var askedAtVersion) && askedAtVersion < held.version();
    }

    private AuthorizationLearned changed(
            NextAuthorization next, AuthorizationChange.Event event, Optional<Instant> occurredAt) {
        var made = next.made();
        var isNews = made.state() != held.state() || event == AuthorizationChange.Event.TOKEN_RENEWED;
        return new AuthorizationLearned.Changed(
                new AuthorizationChange(made, Optional.of(event).filter(news -> isNews), occurredAt));
    }

    private static Optional<Instant> seconds(Optional<Instant> instant) {
        return instant.map(exact -> exact.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Instant::compareTo);
    }
}
