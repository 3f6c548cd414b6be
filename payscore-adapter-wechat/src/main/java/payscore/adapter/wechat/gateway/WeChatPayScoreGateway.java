package payscore.adapter.wechat.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
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
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.OrderReport;
import payscore.adapter.wechat.wire.RequestBodies;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.money.Fen;
import payscore.domain.order.Decline;
import payscore.domain.order.Fact;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderReference;

/**
 * PayScore over WeChat's API v3. An answer counts only when its signature is valid and fresh and it is about the order that was
 * asked about; whatever else comes back is an unknown outcome, to be settled by a query.
 */
public final class WeChatPayScoreGateway implements PayScoreGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatPayScoreGateway.class);
    private static final String ORDERS = "/v3/payscore/serviceorder";

    private final Credentials credentials;
    private final Conversation conversation;
    private final Deadlines deadlines;

    public WeChatPayScoreGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, Deadlines deadlines) {
        this.credentials = credentials;
        this.conversation = new Conversation(credentials, transport, verifier, keys, contacts);
        this.deadlines = deadlines;
    }

    @Override
    public RequestBody render(CommandKind kind, ServiceOrder order) {
        return switch (kind) {
            case CREATE -> RequestBodies.create(order, credentials.of(order.key().mchId()).notifyUrl());
            case COMPLETE -> RequestBodies.complete(order);
            case CANCEL -> RequestBodies.cancel(order);
            case MODIFY -> RequestBodies.modify(order);
            case SYNC -> RequestBodies.sync(order);
            case COLLECT -> RequestBodies.collect(order);
            case REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE -> throw notOfOrders(kind);
        };
    }

    @Override
    public CommandAnswer send(CommandKind kind, ServiceOrder order, RequestBody body) {
        var whole = kind == CommandKind.CREATE ? RequestBodies.withUser(order, body) : Optional.of(body);
        if (whole.isEmpty()) {
            LOG.error("The user of {} cannot be opened any more: the API v3 key was changed", order.key());
            return new CommandAnswer.Unknown("openid-unreadable");
        }
        var request = Request.post(pathOf(kind, order), whole.get());
        return switch (conversation.ask(order.key().mchId(), request, deadlineOf(kind), kind + " of " + order.key())) {
            case Reply.None(var cause) -> new CommandAnswer.Unknown(cause);
            case Reply.Hearsay(var cause, var error) -> new CommandAnswer.Unknown(
                    cause, Optional.of(new Decline(error.code(), error.message())));
            // Turned away without having been looked at; there is nothing to find out about this attempt.
            case Reply.NotSent notSent -> new CommandAnswer.Throttled(Optional.empty());
            case Reply.Success(var answer) -> accepted(kind, order, answer);
            case Reply.Refusal refusal -> refused(kind, refusal);
        };
    }

    @Override
    public QueryAnswer query(OrderQuery query) {
        return switch (conversation.ask(query.mchId(), Request.get(ORDERS, parametersOf(query)), deadlines.ordinary(),
                subjectOf(query))) {
            case Reply.None(var cause) -> new QueryAnswer.Unavailable(cause);
            case Reply.Hearsay(var cause, var error) -> new QueryAnswer.Unavailable(cause);
            case Reply.NotSent(var cause) -> new QueryAnswer.Unavailable(cause);
            case Reply.Success(var answer) -> found(query, answer);
            case Reply.Refusal(var status, var error, var internalCode, var retryAfter) -> status == 404
                    && error.code().equals("ORDER_NOT_EXIST")
                            ? new QueryAnswer.NotFound()
                            : new QueryAnswer.Unavailable(error.code());
        };
    }

    private static String pathOf(CommandKind kind, ServiceOrder order) {
        var path = ORDERS + "/" + Request.encoded(order.key().outOrderNo().value());
        return switch (kind) {
            case CREATE -> ORDERS;
            case COMPLETE -> path + "/complete";
            case CANCEL -> path + "/cancel";
            case MODIFY -> path + "/modify";
            case SYNC -> path + "/sync";
            case COLLECT -> path + "/pay";
            case REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE -> throw notOfOrders(kind);
        };
    }

    private static IllegalArgumentException notOfOrders(CommandKind kind) {
        return new IllegalArgumentException(kind + " is asked for elsewhere");
    }

    private Duration deadlineOf(CommandKind kind) {
        return switch (kind) {
            case COMPLETE, COLLECT -> deadlines.completion();
            case CREATE, CANCEL, MODIFY, SYNC, REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE -> deadlines.ordinary();
        };
    }

    private static SequencedMap<String, String> parametersOf(OrderQuery query) {
        var parameters = new LinkedHashMap<String, String>();
        switch (query.reference()) {
            case ServiceOrderReference.ByOutOrderNo(var number) -> parameters.put("out_order_no", number.value());
            case ServiceOrderReference.ByQueryId(var queryId) -> parameters.put("query_id", queryId.value());
        }
        parameters.put("service_id", query.serviceId().value());
        parameters.put("appid", query.appId().value());
        return parameters;
    }

    private static String subjectOf(OrderQuery query) {
        return switch (query.reference()) {
            case ServiceOrderReference.ByOutOrderNo(var number) -> "QUERY of " + query.mchId() + "/" + number;
            case ServiceOrderReference.ByQueryId byQueryId -> "QUERY of " + query.mchId() + " by query_id";
        };
    }

    private static CommandAnswer accepted(CommandKind kind, ServiceOrder order, Exchange.Answered answer) {
        try {
            var report = OrderReport.read(answer.body());
            if (!report.isOf(order.key().mchId(), order.appId(), order.serviceId())
                    || !report.outOrderNo().equals(order.key().outOrderNo())) {
                LOG.error("WeChat answered {} of {} with another order", kind, order.key());
                return new CommandAnswer.Unknown("foreign-answer");
            }
            if (!report.isFor(order.terms().authorizedUser())) {
                LOG.error("WeChat answered {} of {} with another user", kind, order.key());
                return new CommandAnswer.Unknown("foreign-answer");
            }
            if (!hasOurAmount(kind, order, report)) {
                LOG.error("WeChat answered {} of {} with another amount", kind, order.key());
                return new CommandAnswer.Unknown("other-amount");
            }
            return switch (kind) {
                case CREATE -> new CommandAnswer.Accepted(report.fact(answer.signedAt()), report.orderId());
                case COMPLETE -> completed(order, report, answer.signedAt());
                case CANCEL -> cancelled(report, answer.signedAt());
                case MODIFY -> modified(order, report, answer.signedAt());
                case SYNC -> synced(report, answer.signedAt());
                case COLLECT -> new CommandAnswer.Acknowledged();
                case REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE -> throw notOfOrders(kind);
            };
        } catch (Malformed e) {
            return malformed(kind, order, e);
        }
    }

    private static boolean hasOurAmount(CommandKind kind, ServiceOrder order, OrderReport report) {
        return switch (kind) {
            case CREATE -> report.hasRiskAmount(order.terms().riskFund().amount());
            case COMPLETE -> order.totalAmount().map(report::hasTotal).orElse(true);
            case MODIFY -> order.modification().map(lower -> report.hasTotal(lower.amount().total())).orElse(true);
            case SYNC -> order.totalAmount().map(report::hasTotal).orElse(true);
            case CANCEL, COLLECT, REFUND, ABNORMAL_REFUND, PRE_PERMIT, TERMINATE -> true;
        };
    }

    private static CommandAnswer completed(ServiceOrder order, OrderReport report, Instant askedAt) throws Malformed {
        var total = order.totalAmount();
        var fact = total.isPresent() ? report.factOfCompletion(total.get(), askedAt) : report.fact(askedAt);
        return switch (fact) {
            case Fact.Created unchanged -> new CommandAnswer.Unknown("state-unchanged");
            case Fact.Confirmed unchanged -> new CommandAnswer.Unknown("state-unchanged");
            default -> new CommandAnswer.Accepted(fact, report.orderId());
        };
    }

    /** The documented answer names no state at all; the 200 says it. */
    private static CommandAnswer cancelled(OrderReport report, Instant askedAt) throws Malformed {
        return report.saysState() && !(report.fact(askedAt) instanceof Fact.Cancelled)
                ? new CommandAnswer.Unknown("state-unchanged")
                : new CommandAnswer.Accepted(new Fact.Cancelled(), report.orderId());
    }

    /** A 200 counts as the modification only with the lower amount in it. */
    private static CommandAnswer modified(ServiceOrder order, OrderReport report, Instant askedAt) throws Malformed {
        var lower = order.modification().map(modification -> modification.amount().total());
        var fact = report.fact(askedAt);
        return lower.equals(totalOf(fact))
                ? new CommandAnswer.Accepted(fact, report.orderId())
                : new CommandAnswer.Unknown("state-unchanged");
    }

    /** A 200 counts as the report's only where WeChat counts the payment elsewhere; it may have collected meanwhile. */
    private static CommandAnswer synced(OrderReport report, Instant askedAt) throws Malformed {
        return report.fact(askedAt) instanceof Fact.Paid paid && paid.collection().hasPaymentElsewhere()
                ? new CommandAnswer.Accepted(paid, report.orderId())
                : new CommandAnswer.Unknown("state-unchanged");
    }

    private static Optional<Fen> totalOf(Fact fact) {
        return switch (fact) {
            case Fact.Completed completed -> Optional.of(completed.collection().total());
            case Fact.Paid paid -> Optional.of(paid.collection().total());
            default -> Optional.empty();
        };
    }

    private static CommandAnswer malformed(CommandKind kind, ServiceOrder order, Malformed what) {
        LOG.warn("WeChat answered {} of {} with something unreadable: {}", kind, order.key(), what.getMessage());
        return new CommandAnswer.Unknown("malformed");
    }

    private static CommandAnswer refused(CommandKind kind, Reply.Refusal refusal) {
        var decline = new Decline(refusal.report().code(), refusal.report().message());
        return switch (ErrorCodes.meaning(kind, refusal.status(), refusal.report(), refusal.internalCode())) {
            case DECLINED -> new CommandAnswer.Declined(decline);
            case REFUSED_FOR_NOW -> new CommandAnswer.RefusedForNow(decline);
            case MISMATCHED -> new CommandAnswer.Mismatched(decline);
            case THROTTLED -> new CommandAnswer.Throttled(refusal.retryAfter());
            case UNKNOWN -> new CommandAnswer.Unknown(refusal.report().code());
        };
    }

    private static QueryAnswer found(OrderQuery query, Exchange.Answered answer) {
        try {
            var report = OrderReport.read(answer.body());
            var number = report.outOrderNo();
            var isAsked = switch (query.reference()) {
                case ServiceOrderReference.ByOutOrderNo(var asked) -> asked.equals(number);
                case ServiceOrderReference.ByQueryId byQueryId -> true;
            };
            if (!isAsked || !report.isOf(query.mchId(), query.appId(), query.serviceId())) {
                LOG.error("WeChat answered a query of merchant {} with another order", query.mchId());
                return new QueryAnswer.Unavailable("foreign-answer");
            }
            return new QueryAnswer.Found(number, report.fact(answer.signedAt()), report.orderId(), report.terms());
        } catch (Malformed e) {
            LOG.warn("WeChat answered a query of merchant {} with something unreadable: {}", query.mchId(),
                    e.getMessage());
            return new QueryAnswer.Unavailable("malformed");
        }
    }
}
