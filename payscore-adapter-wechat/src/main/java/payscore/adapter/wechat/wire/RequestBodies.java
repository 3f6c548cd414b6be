package payscore.adapter.wechat.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import payscore.adapter.wechat.wire.RequestJson.DeviceJson;
import payscore.adapter.wechat.wire.RequestJson.LineJson;
import payscore.adapter.wechat.wire.RequestJson.LocationJson;
import payscore.adapter.wechat.wire.RequestJson.RiskFundJson;
import payscore.adapter.wechat.wire.RequestJson.TimeRangeJson;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.order.ServiceOrder;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.TerminationReason;
import payscore.domain.refund.AbnormalRefundType;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundPayee;
import payscore.domain.terms.Attach;
import payscore.domain.terms.Completion;
import payscore.domain.terms.Device;
import payscore.domain.terms.TimeRange;

/**
 * Renders request bodies. The same order always gives the same bytes: nothing in them depends on the moment of rendering, so
 * that a re-entry is one.
 */
public final class RequestBodies {
    private RequestBodies() {}

    /** @param notifyUrl where WeChat is to send this order's callbacks */
    public static RequestBody create(ServiceOrder order, URI notifyUrl) {
        var terms = order.terms();
        return body(new RequestJson.Create(order.key().outOrderNo().value(), order.appId().value(),
                order.serviceId().value(), terms.introduction().value(), lines(terms.postPayments()),
                lines(terms.postDiscounts()), timeRange(terms.timeRange()),
                terms.location().map(place -> new LocationJson(place.startLocation(), place.endLocation())),
                new RiskFundJson(terms.riskFund().name().name(), terms.riskFund().amount().amount(),
                        terms.riskFund().description()),
                terms.attach().map(Attach::encoded), notifyUrl.toString(), terms.needUserConfirm(),
                terms.device().map(RequestBodies::device)));
    }

    /**
     * The body of create as it is sent: bodies are stored, and the user of an order in no-confirm mode is personal, so it is added here.
     * The same order still gives the same bytes.
     *
     * @return empty when the user cannot be told any more
     */
    public static Optional<RequestBody> withUser(ServiceOrder order, RequestBody stored) {
        var text = new String(stored.bytes(), StandardCharsets.UTF_8);
        // Nothing but the field looks like this: quotes inside of a value are escaped.
        if (!text.contains("\"need_user_confirm\":false")) {
            return Optional.of(stored);
        }
        return order.terms().authorizedUser().map(user -> RequestBody.of(text.substring(0, text.length() - 1)
                + ",\"openid\":" + new String(WireJson.write(user.value()), StandardCharsets.UTF_8) + "}"));
    }

    /** The body of pre-permit (API reference B1). */
    public static String prePermit(Authorization authorization, URI notifyUrl) {
        return text(new RequestJson.PrePermit(authorization.serviceId().value(), authorization.appId().value(),
                authorization.key().code().value(), notifyUrl.toString()));
    }

    /** The body of terminate (API reference B4, B5); the app is told only with the user. */
    public static String terminate(Authorization authorization, TerminationReason reason) {
        return text(new RequestJson.Terminate(authorization.serviceId().value(),
                Optional.of(authorization.appId().value()).filter(app -> authorization.key().code().isStandIn()),
                reason.value()));
    }

    private static String text(RequestJson request) {
        return new String(WireJson.write(request), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when nobody decided to complete the order */
    public static RequestBody complete(ServiceOrder order) {
        var completion = order.completion()
                .orElseThrow(() -> new IllegalStateException("No completion of " + order.key() + " was decided"));
        var terms = completion.terms();
        return body(new RequestJson.Complete(order.appId().value(), order.serviceId().value(),
                lines(terms.amount().postPayments()).orElse(List.of()), lines(terms.amount().postDiscounts()),
                terms.total().amount(), endOf(completion, order.terms().timeRange()),
                terms.endLocation().map(end -> new LocationJson(Optional.empty(), Optional.of(end))),
                Optional.of(terms.profitSharing()).filter(reserved -> reserved), terms.goodsTag(),
                terms.device().map(RequestBodies::device)));
    }

    /** @throws IllegalStateException when nobody decided to cancel the order */
    public static RequestBody cancel(ServiceOrder order) {
        var reason = order.cancellation()
                .orElseThrow(() -> new IllegalStateException("No cancellation of " + order.key() + " was decided"));
        return body(new RequestJson.Cancel(order.appId().value(), order.serviceId().value(), reason.value()));
    }

    /** @throws IllegalStateException when nobody decided to lower the amount */
    public static RequestBody modify(ServiceOrder order) {
        var lower = order.modification()
                .orElseThrow(() -> new IllegalStateException("No modification of " + order.key() + " was decided"));
        return body(new RequestJson.Modify(order.appId().value(), order.serviceId().value(),
                lines(lower.amount().postPayments()).orElse(List.of()), lines(lower.amount().postDiscounts()),
                lower.amount().total().amount(), lower.reason(), lower.device().map(RequestBodies::device)));
    }

    /** @throws IllegalStateException when nobody reported a payment outside PayScore */
    public static RequestBody sync(ServiceOrder order) {
        var payment = order.paidElsewhere().orElseThrow(
                () -> new IllegalStateException("No payment of " + order.key() + " outside PayScore was reported"));
        return body(new RequestJson.Sync(order.appId().value(), order.serviceId().value(), WeChatWords.ORDER_PAID,
                new RequestJson.SyncDetailJson(WeChatWords.time(payment.paidTime()))));
    }

    public static RequestBody collect(ServiceOrder order) {
        return body(new RequestJson.Collect(order.appId().value(), order.serviceId().value()));
    }

    /** @param notifyUrl where WeChat is to send this refund's callbacks; the order's is not documented to be used */
    public static RequestBody refund(Refund refund, URI notifyUrl) {
        return body(new RequestJson.Refund(refund.transactionId().value(), refund.outRefundNo().value(),
                refund.reason(), notifyUrl.toString(),
                new RequestJson.RefundAmountJson(refund.amount().amount(), refund.total().amount(), "CNY")));
    }

    /** The request to pay a stuck refund another way, without whom exactly the money goes to. */
    public static RequestBody abnormalRefund(Refund refund, RefundPayee payee) {
        var bankType = payee instanceof RefundPayee.UserBankCard card
                ? Optional.of(card.bankType().value())
                : Optional.<String>empty();
        return body(new RequestJson.AbnormalRefund(refund.outRefundNo().value(), payee.type().name(), bankType,
                Optional.empty(), Optional.empty()));
    }

    /**
     * The whole request, for a card of the user's.
     *
     * @param bankAccount encrypted
     * @param realName encrypted
     */
    public static RequestBody abnormalRefund(
            Refund refund, RefundPayee.BankType bankType, String bankAccount, String realName) {
        return body(new RequestJson.AbnormalRefund(refund.outRefundNo().value(),
                AbnormalRefundType.USER_BANK_CARD.name(), Optional.of(bankType.value()), Optional.of(bankAccount),
                Optional.of(realName)));
    }

    private static RequestBody body(RequestJson request) {
        return RequestBody.of(WireJson.write(request));
    }

    private static Optional<List<LineJson>> lines(PostPayments payments) {
        return unlessEmpty(payments.lines().stream()
                .map(line -> new LineJson(
                        line.name(), line.amount().map(Fen::amount), line.description(), line.count()))
                .toList());
    }

    private static Optional<List<LineJson>> lines(PostDiscounts discounts) {
        return unlessEmpty(discounts.lines().stream()
                .map(line -> new LineJson(
                        line.name(), line.amount().map(Fen::amount), Optional.of(line.description()), line.count()))
                .toList());
    }

    private static Optional<List<LineJson>> unlessEmpty(List<LineJson> lines) {
        return Optional.of(lines).filter(some -> !some.isEmpty());
    }

    private static TimeRangeJson timeRange(TimeRange range) {
        return new TimeRangeJson(Optional.of(WeChatWords.start(range.start())), range.startRemark(),
                range.end().map(WeChatWords::time), range.endRemark());
    }

    /** A remark is only allowed together with its time, so a remark alone repeats the end agreed at creation. */
    private static Optional<TimeRangeJson> endOf(Completion completion, TimeRange created) {
        var remark = completion.terms().endRemark();
        var end = completion.end().or(() -> remark.isPresent() ? created.end() : Optional.empty());
        return end.map(time -> new TimeRangeJson(
                Optional.empty(), Optional.empty(), Optional.of(WeChatWords.time(time)), remark));
    }

    private static DeviceJson device(Device device) {
        return new DeviceJson(device.startDeviceId(), device.endDeviceId(), device.materielNo());
    }
}
