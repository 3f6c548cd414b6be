package payscore.domain.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.CheckReason;
import payscore.domain.order.CheckSchedule;
import payscore.domain.order.Decline;
import payscore.domain.order.NextCheck;
import payscore.domain.order.Source;

/**
 * A user's authorisation of a service, immutable: every step gives an {@link AuthorizationChange} with the next version. Decisions are the
 * merchant's and may be refused; {@link #learn} takes what WeChat signed and never refuses.
 *
 * @param key merchant number and {@code authorization_code}
 * @param token opens the page, while nobody has authorised
 * @param openId who authorised; told by WeChat, or known from the start where the user is all that is known
 * @param openedAt the latest grant we know of, by WeChat's clock, to the second
 * @param closedAt the latest withdrawal we know of, by WeChat's clock, to the second
 * @param decline WeChat's latest definite refusal
 * @param nextCheck when WeChat is to be asked at the latest; empty where nothing more is expected
 * @param version counts the changes, from 1
 */
public record Authorization(
        AuthorizationKey key,
        AppId appId,
        ServiceId serviceId,
        AuthorizationState state,
        Optional<PermissionToken> token,
        Optional<OpenId> openId,
        Optional<Instant> openedAt,
        Optional<Instant> closedAt,
        Optional<Decline> decline,
        Optional<NextCheck> nextCheck,
        Instant requestedAt,
        Instant changedAt,
        long version) {
    /** A token lives one hour and its page two; who has not authorised a day later will need another token for it. */
    private static final Duration USER_AWAITED_MAX = Duration.ofDays(1);

    public Authorization {
        if (version < 1) {
            throw new IllegalArgumentException("An authorization starts with version 1");
        }
        if (token.isPresent() && state != AuthorizationState.UNBINDUSER) {
            throw new IllegalArgumentException("A token is only good while nobody has authorised");
        }
        if (key.code().isStandIn() && openId.isEmpty()) {
            throw new IllegalArgumentException("A stand-in stands for a user");
        }
    }

    /** Asks for an authorisation. */
    public static AuthorizationChange request(AuthorizationKey key, Service service, Instant now) {
        return AuthorizationChange.of(first(key, service.appId(), service.serviceId(), Optional.empty(), now),
                AuthorizationChange.Event.REQUESTED);
    }

    /** Takes in one that WeChat has and we have not: made elsewhere, or lost, or known by its user alone. */
    public static AuthorizationChange adopt(
            AuthorizationKey key, AppId appId, ServiceId serviceId, Optional<OpenId> openId, Instant now) {
        return AuthorizationChange.of(first(key, appId, serviceId, openId, now), AuthorizationChange.Event.ADOPTED);
    }

    private static Authorization first(
            AuthorizationKey key, AppId appId, ServiceId serviceId, Optional<OpenId> openId, Instant now) {
        return new Authorization(key, appId, serviceId, AuthorizationState.REQUESTED, Optional.empty(), openId,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), now, now, 1);
    }

    /** The token the page can be opened with now; empty when pre-permit must be re-entered for a fresh one. */
    public Optional<PermissionToken> launchableToken(Instant now) {
        return token.filter(fresh -> fresh.isLaunchableAt(now));
    }

    /** @throws AuthorizationNotReady when a user has authorised already, or has withdrawn */
    public void requireLaunchable() {
        if (state.isBound()) {
            throw new AuthorizationNotReady(AuthorizationNotReady.Decision.LAUNCH, key, state);
        }
    }

    /**
     * WeChat is to be asked for it, or for a fresh token.
     *
     * @throws AuthorizationNotReady when a user has authorised already, or has withdrawn
     */
    public AuthorizationChange prePermitDecided(Instant now) {
        requireLaunchable();
        return AuthorizationChange.noted(with(now).decline(Optional.empty()).made());
    }

    /**
     * WeChat is to be asked to withdraw it.
     *
     * @throws AuthorizationNotReady when there is nothing to withdraw
     */
    public AuthorizationChange terminationDecided(Instant now) {
        requireTerminable();
        return AuthorizationChange.of(with(now).decline(Optional.empty()).made(),
                AuthorizationChange.Event.TERMINATION_DECIDED);
    }

    /** Of a stand-in only WeChat knows how it stands: it may have been granted anew under another code. */
    private void requireTerminable() {
        if (state != AuthorizationState.AVAILABLE && !key.code().isStandIn()) {
            throw new AuthorizationNotReady(AuthorizationNotReady.Decision.TERMINATE, key, state);
        }
    }

    /** WeChat definitely refused what it was asked for. */
    public AuthorizationChange declined(Decline refusal, Instant now) {
        return AuthorizationChange.of(with(now).decline(Optional.of(refusal)).made(),
                AuthorizationChange.Event.DECLINED);
    }

    /** The user came back from WeChat's page: look closely for a moment. */
    public AuthorizationChange userReturned(Instant now) {
        return AuthorizationChange.noted(with(now)
                .nextCheck(state.isBound()
                        ? nextCheck
                        : Optional.of(CheckSchedule.after(CheckReason.USER_RETURNED, now, now)))
                .made());
    }

    /** A check brought nothing new. */
    public AuthorizationChange checkedInVain(Instant now) {
        return AuthorizationChange.noted(with(now).nextCheck(nextCheck.flatMap(check -> later(check, now))).made());
    }

    /** Something was heard that only a query can judge. */
    public AuthorizationChange doubted(Instant now) {
        return AuthorizationChange.noted(
                with(now).nextCheck(Optional.of(new NextCheck(now, CheckReason.DOUBT, now))).made());
    }

    /** WeChat, asked because of a doubt, said what we hold. */
    public AuthorizationChange doubtSettled(Instant now) {
        return AuthorizationChange.noted(with(now).nextCheck(firstCheck(state, now)).made());
    }

    public boolean isInDoubt() {
        return nextCheck.filter(check -> check.reason() == CheckReason.DOUBT).isPresent();
    }

    /** Takes in what WeChat signed. All sources end here. */
    public AuthorizationLearned learn(AuthorizationFact fact, Source source, Instant now) {
        return new AuthorizationMerge(this, source, now).learned(fact);
    }

    static Optional<NextCheck> firstCheck(AuthorizationState state, Instant now) {
        return switch (state) {
            // Driven by its command.
            case REQUESTED -> Optional.empty();
            case UNBINDUSER -> Optional.of(CheckSchedule.after(CheckReason.CONFIRMATION_EXPECTED, now, now));
            // A withdrawal whose message was lost is found out within a day.
            case AVAILABLE -> Optional.of(CheckSchedule.after(CheckReason.SLOW_WATCH, now, now));
            case UNAVAILABLE -> Optional.empty();
        };
    }

    private Optional<NextCheck> later(NextCheck check, Instant now) {
        var isGivenUp = state == AuthorizationState.UNBINDUSER && check.reason() != CheckReason.DOUBT
                && !now.isBefore(check.since().plus(USER_AWAITED_MAX));
        return isGivenUp
                ? Optional.empty()
                : Optional.of(CheckSchedule.after(check.reason(), check.since(), now));
    }

    NextAuthorization with(Instant now) {
        return new NextAuthorization(this, now);
    }
}
