package payscore.adapter.wechat.gateway;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.adapter.wechat.wire.AuthorizationReport;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.RequestBodies;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.merchant.OpenId;
import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.TerminationReason;

/** Authorisations over WeChat's API v3 (API reference B1 to B5). The user is in the path of two calls, so paths are never logged. */
public final class WeChatPermissionGateway implements PermissionGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatPermissionGateway.class);
    private static final String PERMISSIONS = "/v3/payscore/permissions";

    private final Credentials credentials;
    private final Conversation conversation;
    private final Deadlines deadlines;

    public WeChatPermissionGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, Deadlines deadlines) {
        this.credentials = credentials;
        this.conversation = new Conversation(credentials, transport, verifier, keys, contacts);
        this.deadlines = deadlines;
    }

    @Override
    public RequestBody renderPrePermit(Authorization authorization) {
        return RequestBody.of(RequestBodies.prePermit(
                authorization, credentials.of(authorization.key().mchId()).notifyUrl()));
    }

    @Override
    public RequestBody renderTermination(Authorization authorization, TerminationReason reason) {
        return RequestBody.of(RequestBodies.terminate(authorization, reason));
    }

    @Override
    public CommandAnswer send(CommandKind kind, Authorization authorization, RequestBody body) {
        var path = switch (kind) {
            case PRE_PERMIT -> PERMISSIONS;
            case TERMINATE -> pathOf(PermissionQuery.about(authorization)) + "/terminate";
            default -> throw new IllegalArgumentException("No authorization is asked to " + kind);
        };
        return switch (conversation.ask(authorization.key().mchId(),
                Request.post(path, body), deadlines.ordinary(), kind + " of " + authorization.key())) {
            case Reply.None(var cause) -> new CommandAnswer.Unknown(cause);
            case Reply.Hearsay(var cause, var error) -> new CommandAnswer.Unknown(
                    cause, Optional.of(new Decline(error.code(), error.message())));
            // Turned away without having been looked at.
            case Reply.NotSent notSent -> new CommandAnswer.Throttled(Optional.empty());
            case Reply.Success(var answer) -> accepted(kind, authorization, answer);
            case Reply.Refusal refusal -> refused(kind, refusal);
        };
    }

    @Override
    public PermissionReport query(PermissionQuery query) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("service_id", query.serviceId().value());
        if (query instanceof PermissionQuery.ByUser byUser) {
            parameters.put("appid", byUser.appId().value());
        }
        return switch (conversation.ask(query.mchId(), Request.get(pathOf(query), parameters), deadlines.ordinary(),
                subjectOf(query))) {
            case Reply.None(var cause) -> new PermissionReport.Unavailable(cause);
            case Reply.Hearsay(var cause, var error) -> new PermissionReport.Unavailable(cause);
            case Reply.NotSent(var cause) -> new PermissionReport.Unavailable(cause);
            case Reply.Success(var answer) -> found(query, answer);
            // Which code says that there is none is not documented for authorisations; the status is.
            case Reply.Refusal(var status, var error, var internalCode, var retryAfter) -> status == 404
                    ? new PermissionReport.NotFound()
                    : new PermissionReport.Unavailable(error.code());
        };
    }

    private static String pathOf(PermissionQuery query) {
        return switch (query) {
            case PermissionQuery.ByCode byCode ->
                PERMISSIONS + "/authorization-code/" + Request.encoded(byCode.code().value());
            case PermissionQuery.ByUser byUser -> PERMISSIONS + "/openid/" + Request.encoded(byUser.openId().value());
        };
    }

    private static String subjectOf(PermissionQuery query) {
        return switch (query) {
            case PermissionQuery.ByCode byCode -> "QUERY of " + query.mchId() + "/authorization/" + byCode.code();
            case PermissionQuery.ByUser byUser -> "QUERY of an authorization of " + query.mchId() + " by openid";
        };
    }

    private static CommandAnswer accepted(CommandKind kind, Authorization authorization, Exchange.Answered answer) {
        if (kind == CommandKind.TERMINATE) {
            return new CommandAnswer.AuthorizationAccepted(new AuthorizationFact.Terminated());
        }
        try {
            var report = AuthorizationReport.read(answer.body());
            if (!report.isOf(authorization.key().mchId(), authorization.appId(), authorization.serviceId())
                    || !isCode(report, authorization.key().code())) {
                LOG.error("WeChat answered {} of {} with another authorization", kind, authorization.key());
                return new CommandAnswer.Unknown("foreign-answer");
            }
            return new CommandAnswer.AuthorizationAccepted(
                    new AuthorizationFact.PrePermitted(report.token(answer.signedAt())));
        } catch (Malformed e) {
            LOG.warn("WeChat answered {} of {} with something unreadable: {}", kind, authorization.key(),
                    e.getMessage());
            return new CommandAnswer.Unknown("malformed");
        }
    }

    private static CommandAnswer refused(CommandKind kind, Reply.Refusal refusal) {
        var decline = new Decline(refusal.report().code(), refusal.report().message());
        return switch (ErrorCodes.meaning(refusal.status(), refusal.report(), refusal.internalCode())) {
            // Whether a termination is allowed depends on the user's orders, whatever the code.
            case DECLINED -> kind == CommandKind.TERMINATE && refusal.report().code().equals("INVALID_REQUEST")
                    ? new CommandAnswer.RefusedForNow(decline)
                    : new CommandAnswer.Declined(decline);
            case REFUSED_FOR_NOW, MISMATCHED -> new CommandAnswer.RefusedForNow(decline);
            case THROTTLED -> new CommandAnswer.Throttled(refusal.retryAfter());
            case UNKNOWN -> new CommandAnswer.Unknown(refusal.report().code());
        };
    }

    private static PermissionReport found(PermissionQuery query, Exchange.Answered answer) {
        try {
            var report = AuthorizationReport.read(answer.body());
            var isAsked = switch (query) {
                case PermissionQuery.ByCode byCode -> isCode(report, byCode.code());
                case PermissionQuery.ByUser byUser -> isUser(report, byUser.openId());
            };
            if (!isAsked || !report.isOf(query.mchId(), query.appId(), query.serviceId())) {
                LOG.error("WeChat answered a query of merchant {} with another authorization", query.mchId());
                return new PermissionReport.Unavailable("foreign-answer");
            }
            return new PermissionReport.Found(report.standing(), report.code());
        } catch (Malformed e) {
            LOG.warn("WeChat answered a query of merchant {} with something unreadable: {}", query.mchId(),
                    e.getMessage());
            return new PermissionReport.Unavailable("malformed");
        }
    }

    private static boolean isCode(AuthorizationReport report, AuthorizationCode asked) throws Malformed {
        return report.code().map(asked::equals).orElse(true);
    }

    private static boolean isUser(AuthorizationReport report, OpenId asked) throws Malformed {
        return report.openId().map(asked::equals).orElse(true);
    }
}
