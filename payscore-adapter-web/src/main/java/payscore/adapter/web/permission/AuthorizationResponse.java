package payscore.adapter.web.permission;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.ReadAuthorization;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.OpenId;
import payscore.domain.order.Decline;
import payscore.domain.order.NextCheck;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationState;

/**
 * An authorisation.
 *
 * @param authorizationCode absent where it is known by its user alone
 * @param authorizationState REQUESTED, or WeChat's UNBINDUSER, AVAILABLE, UNAVAILABLE
 * @param authorized whether orders for the user may be created without confirmation
 * @param openid the user, once known; only in the answer to reading one, because answers to other calls may be kept
 * @param authorizationSuccessTime the latest grant, by WeChat's clock
 * @param cancelAuthorizationTime the latest withdrawal, by WeChat's clock
 * @param decline WeChat's latest definite refusal
 * @param unfinishedRequest what WeChat has not answered definitely yet; in the answer to reading one, and in a 202
 * @param version only of one that is kept here
 */
record AuthorizationResponse(
        String mchId,
        Optional<String> authorizationCode,
        String serviceId,
        String appid,
        String authorizationState,
        boolean authorized,
        Optional<String> openid,
        Optional<OffsetDateTime> authorizationSuccessTime,
        Optional<OffsetDateTime> cancelAuthorizationTime,
        Optional<RefusalJson> decline,
        Optional<UnfinishedRequestJson> unfinishedRequest,
        Optional<OffsetDateTime> nextCheckAt,
        Optional<Boolean> knownToWechat,
        Optional<Long> version,
        Optional<OffsetDateTime> createdAt,
        Optional<OffsetDateTime> updatedAt) {
    /** WeChat's refusal in WeChat's words. */
    record RefusalJson(String code, String message) {
        private static RefusalJson of(Decline decline) {
            return new RefusalJson(decline.code(), decline.message());
        }
    }

    /**
     * @param kind PRE_PERMIT or TERMINATE
     * @param refusal what WeChat said so far; not its last word
     */
    record UnfinishedRequestJson(String kind, int attempts, OffsetDateTime nextLookAt, Optional<RefusalJson> refusal) {
        private static UnfinishedRequestJson of(Command command) {
            return new UnfinishedRequestJson(command.kind().name(), command.attempts(), WireTime.of(command.dueAt()),
                    command.refusal().map(RefusalJson::of));
        }
    }

    static AuthorizationResponse of(Authorization authorization) {
        return of(authorization, Optional.empty());
    }

    /** With what WeChat has not answered definitely yet. */
    static AuthorizationResponse of(Authorization authorization, Optional<Command> unfinished) {
        return of(authorization, unfinished, Optional.empty(), Optional.empty());
    }

    /** With the user. */
    static AuthorizationResponse read(ReadAuthorization.View view) {
        return of(view.authorization(), view.unfinished(), view.authorization().openId().map(OpenId::value),
                Optional.empty());
    }

    static AuthorizationResponse refreshed(Authorization authorization, boolean isKnownToWechat) {
        return of(authorization, Optional.empty(), Optional.empty(), Optional.of(isKnownToWechat));
    }

    static AuthorizationResponse found(FindAuthorization.Found found) {
        var standing = found.standing();
        return new AuthorizationResponse(found.mchId().value(), found.code().map(code -> code.value()),
                found.serviceId().value(), found.appId().value(), standing.state().name(),
                standing.state() == AuthorizationState.AVAILABLE, Optional.of(found.openId().value()),
                standing.openedAt().map(WireTime::of), standing.closedAt().map(WireTime::of), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static AuthorizationResponse of(
            Authorization a, Optional<Command> unfinished, Optional<String> openid, Optional<Boolean> knownToWechat) {
        return new AuthorizationResponse(a.key().mchId().value(),
                Optional.of(a.key().code()).filter(code -> !code.isStandIn()).map(code -> code.value()),
                a.serviceId().value(), a.appId().value(), a.state().name(),
                a.state() == AuthorizationState.AVAILABLE, openid, a.openedAt().map(WireTime::of),
                a.closedAt().map(WireTime::of), a.decline().map(RefusalJson::of),
                unfinished.map(UnfinishedRequestJson::of), a.nextCheck().map(NextCheck::at).map(WireTime::of),
                knownToWechat, Optional.of(a.version()), Optional.of(WireTime.of(a.requestedAt())),
                Optional.of(WireTime.of(a.changedAt())));
    }

    /** Prints no field: the user may be among them. */
    @Override
    public String toString() {
        return "AuthorizationResponse[" + authorizationState + "]";
    }
}
