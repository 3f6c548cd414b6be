package payscore.adapter.wechat.gateway;

import java.security.GeneralSecurityException;
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
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.RefundMessage;
import payscore.adapter.wechat.wire.RequestBodies;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.RefundAnswer;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Decline;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;

/** Refunds over WeChat's API v3 (API reference C1, C2, C4). A refund is asked for by its transaction, never by an order's number. */
public final class WeChatRefundGateway implements RefundGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatRefundGateway.class);
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private final Credentials credentials;
    private final VerificationKeys keys;
    private final Conversation conversation;
    private final Deadlines deadlines;

    public WeChatRefundGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, Deadlines deadlines) {
        this.credentials = credentials;
        this.keys = keys;
        this.conversation = new Conversation(credentials, transport, verifier, keys, contacts);
        this.deadlines = deadlines;
    }

    @Override
    public RequestBody render(MchId mchId, Refund refund) {
        return RequestBodies.refund(refund, credentials.of(mchId).notifyUrl());
    }

    @Override
    public CommandAnswer send(MchId mchId, RequestBody body) {
        var wanted = RefundMessage.orderIn(body.bytes())
                .orElseThrow(() -> new IllegalArgumentException("No refund is asked for in these bytes"));
        return ask(mchId, Request.post(REFUNDS, body), wanted, "REFUND " + wanted.outRefundNo() + " of " + mchId);
    }

    @Override
    public RequestBody renderAbnormal(Refund refund, RefundPayee payee) {
        return RequestBodies.abnormalRefund(refund, payee);
    }

    @Override
    public CommandAnswer applyAbnormal(MchId mchId, Refund refund, RefundPayee payee) {
        var path = REFUNDS + "/" + Request.encoded(refund.refundId().orElseThrow().value()) + "/apply-abnormal-refund";
        var request = switch (payee) {
            case RefundPayee.MerchantBankCard settlement ->
                Optional.of(Request.post(path, RequestBodies.abnormalRefund(refund, payee)));
            case RefundPayee.UserBankCard card -> encrypted(mchId, path, refund, card);
        };
        var wanted = new RefundMessage.RefundOrder(refund.outRefundNo(), refund.transactionId(), refund.amount());
        return request.map(one -> ask(mchId, one, wanted,
                "ABNORMAL_REFUND " + refund.outRefundNo() + " of " + mchId))
                // Nothing has left, and nothing will.
                .orElseGet(() -> new CommandAnswer.Throttled(Optional.empty()));
    }

    private Optional<Request> encrypted(MchId mchId, String path, Refund refund, RefundPayee.UserBankCard card) {
        var key = credentials.find(mchId).flatMap(keys::encrypting);
        if (key.isEmpty()) {
            LOG.error("There is no key of WeChat's to encrypt for merchant {} with; nothing was sent", mchId);
            return Optional.empty();
        }
        try {
            return Optional.of(Request.postEncrypted(path, RequestBodies.abnormalRefund(refund, card.bankType(),
                    key.get().encrypt(card.bankAccount().value()), key.get().encrypt(card.realName().value())),
                    key.get().serial()));
        } catch (GeneralSecurityException e) {
            LOG.error("Key {} of WeChat's does not encrypt; nothing was sent", key.get(), e);
            return Optional.empty();
        }
    }

    private CommandAnswer ask(MchId mchId, Request request, RefundMessage.RefundOrder wanted, String subject) {
        return switch (conversation.ask(mchId, request, deadlines.ordinary(), subject)) {
            case Reply.None(var cause) -> new CommandAnswer.Unknown(cause);
            case Reply.Hearsay(var cause, var error) -> new CommandAnswer.Unknown(
                    cause, Optional.of(new Decline(error.code(), error.message())));
            case Reply.NotSent notSent -> new CommandAnswer.Throttled(Optional.empty());
            case Reply.Success(var answer) -> accepted(wanted, answer);
            case Reply.Refusal refusal -> RefundErrors.answer(refusal);
        };
    }

    private static CommandAnswer accepted(RefundMessage.RefundOrder wanted, Exchange.Answered answer) {
        try {
            var report = RefundMessage.read(answer.body()).report();
            if (!wanted.isAnsweredBy(report)) {
                LOG.error("WeChat answered refund {} with another one", wanted.outRefundNo());
                return new CommandAnswer.Unknown("foreign-answer");
            }
            return new CommandAnswer.RefundAccepted(report);
        } catch (Malformed e) {
            LOG.warn("WeChat answered refund {} with something unreadable: {}", wanted.outRefundNo(), e.getMessage());
            return new CommandAnswer.Unknown("malformed");
        }
    }

    @Override
    public RefundAnswer query(MchId mchId, OutRefundNo outRefundNo) {
        var request = Request.get(REFUNDS + "/" + Request.encoded(outRefundNo.value()));
        var subject = "QUERY of refund " + outRefundNo + " of " + mchId;
        return switch (conversation.ask(mchId, request, deadlines.ordinary(), subject)) {
            case Reply.None(var cause) -> new RefundAnswer.Unavailable(cause);
            case Reply.Hearsay(var cause, var error) -> new RefundAnswer.Unavailable(cause);
            case Reply.NotSent(var cause) -> new RefundAnswer.Unavailable(cause);
            case Reply.Success(var answer) -> found(outRefundNo, answer);
            case Reply.Refusal(var status, var error, var internalCode, var retryAfter) -> status == 404
                    && error.code().equals("RESOURCE_NOT_EXISTS")
                            ? new RefundAnswer.NotFound()
                            : new RefundAnswer.Unavailable(error.code());
        };
    }

    private static RefundAnswer found(OutRefundNo asked, Exchange.Answered answer) {
        try {
            var report = RefundMessage.read(answer.body()).report();
            if (!report.outRefundNo().equals(asked)) {
                LOG.error("WeChat answered a query of refund {} with another one", asked);
                return new RefundAnswer.Unavailable("foreign-answer");
            }
            return new RefundAnswer.Found(report);
        } catch (Malformed e) {
            LOG.warn("WeChat answered a query of refund {} with something unreadable: {}", asked, e.getMessage());
            return new RefundAnswer.Unavailable("malformed");
        }
    }
}
