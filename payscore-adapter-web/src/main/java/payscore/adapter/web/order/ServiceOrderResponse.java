package payscore.adapter.web.order;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.adapter.web.refund.RefundJson;
import payscore.application.port.out.store.Command;
import payscore.domain.merchant.OpenId;
import payscore.domain.money.Fen;
import payscore.domain.order.Decline;
import payscore.domain.order.NextCheck;
import payscore.domain.order.OrderId;
import payscore.domain.order.Position;
import payscore.domain.order.Quarantine;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.terms.Attach;
import payscore.domain.terms.Completion;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.PaymentElsewhere;
import payscore.domain.terms.SettledAmount;

/**
 * A service order as the API shows it. What is not known is absent.
 *
 * @param state WeChat's word, or REQUESTED while WeChat has not answered or has declined
 * @param stateDescription WeChat's word, only in DOING
 * @param totalAmount in fen, once it is decided
 * @param needCollection whether there is anything to collect, once the service is completed
 * @param postPayments of the creation, and once the merchant completed, of the completion
 * @param profitSharing true when the completion reserved the payment for profit sharing
 * @param goodsTag of the completion
 * @param paidElsewhere the payment outside PayScore that the merchant reported
 * @param paidTwice true when WeChat collected although the merchant was paid elsewhere: one of the two is to be refunded
 * @param refunds what was given back or is on its way, oldest first
 * @param openid the user, once known; only in the answer to reading one order, because answers to other calls may be kept
 *     for replay and personal data must not stand in a table in clear
 * @param confirmed whether the user has confirmed, on WeChat's word
 * @param declined WeChat refused to create the order
 * @param quarantine a person must look at the order
 * @param nextCheckAt when WeChat is asked about it at the latest
 * @param knownToWechat only in the answer to a refresh
 * @param version counts the changes
 */
record ServiceOrderResponse(
        String mchId,
        String outOrderNo,
        Optional<String> orderId,
        String appid,
        String serviceId,
        String serviceIntroduction,
        String state,
        Optional<String> stateDescription,
        Optional<Long> totalAmount,
        Optional<Boolean> needCollection,
        Optional<CollectionJson> collection,
        List<PostPaymentJson> postPayments,
        List<PostDiscountJson> postDiscounts,
        RiskFundJson riskFund,
        TimeRangeJson timeRange,
        Optional<LocationJson> location,
        Optional<String> attach,
        Optional<DeviceJson> device,
        Optional<Boolean> profitSharing,
        Optional<String> goodsTag,
        Optional<PaidElsewhereJson> paidElsewhere,
        Optional<Boolean> paidTwice,
        Optional<List<RefundJson>> refunds,
        Optional<String> openid,
        boolean confirmed,
        Optional<DeclineJson> declined,
        Optional<QuarantineJson> quarantine,
        Optional<UnfinishedCommandJson> unfinishedCommand,
        Optional<OffsetDateTime> nextCheckAt,
        Optional<Boolean> knownToWechat,
        long version,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {
    /** A payment outside PayScore. */
    record PaidElsewhereJson(String paidTime, OffsetDateTime reportedAt) {
        private static PaidElsewhereJson of(PaymentElsewhere payment) {
            return new PaidElsewhereJson(
                    ServiceTimeText.write(payment.paidTime()), WireTime.of(payment.reportedAt()));
        }
    }

    /** An order a person must look at. */
    record QuarantineJson(String reason, OffsetDateTime since) {
        private static QuarantineJson of(Quarantine quarantine) {
            return new QuarantineJson(quarantine.reason(), WireTime.of(quarantine.since()));
        }
    }

    static ServiceOrderResponse of(ServiceOrder order) {
        return of(order, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ServiceOrderResponse of(ServiceOrder order, Optional<Command> unfinished) {
        return of(order, order.confirmation().openId(), unfinished, Optional.empty());
    }

    static ServiceOrderResponse refreshed(ServiceOrder order, boolean isKnownToWechat) {
        return of(order, Optional.empty(), Optional.empty(), Optional.of(isKnownToWechat));
    }

    private static ServiceOrderResponse of(
            ServiceOrder order, Optional<OpenId> user, Optional<Command> unfinished,
            Optional<Boolean> knownToWechat) {
        var terms = order.terms();
        var settled = settledAmountOf(order);
        var completion = order.completion().map(Completion::terms);
        var payments = settled.map(SettledAmount::postPayments).orElse(terms.postPayments());
        var discounts = settled.map(SettledAmount::postDiscounts).orElse(terms.postDiscounts());
        return new ServiceOrderResponse(order.key().mchId().value(), order.key().outOrderNo().value(),
                order.orderId().map(OrderId::value), order.appId().value(), order.serviceId().value(),
                terms.introduction().value(), order.position().state(),
                Optional.of(order.position().stateDescription()).filter(word -> !word.isEmpty()),
                order.totalAmount().map(Fen::amount), needCollection(order.position()), CollectionJson.of(order),
                payments.lines().stream().map(PostPaymentJson::of).toList(),
                discounts.lines().stream().map(PostDiscountJson::of).toList(), RiskFundJson.of(terms.riskFund()),
                TimeRangeJson.of(order), LocationJson.of(order), terms.attach().map(Attach::value),
                DeviceJson.of(order), completion.map(CompletionTerms::profitSharing).filter(reserved -> reserved),
                completion.flatMap(CompletionTerms::goodsTag), order.paidElsewhere().map(PaidElsewhereJson::of),
                Optional.of(order.isPaidTwice()).filter(twice -> twice), RefundJson.of(order), user.map(OpenId::value),
                order.position().isConfirmed(), declineOf(order.state()).map(DeclineJson::of),
                order.quarantine().map(QuarantineJson::of), unfinished.map(UnfinishedCommandJson::of),
                order.nextCheck().map(NextCheck::at).map(WireTime::of), knownToWechat, order.version(),
                WireTime.of(order.requestedAt()), WireTime.of(order.changedAt()));
    }

    /** The lines behind {@code total_amount}: those of the lowered amount where WeChat collects that, else the completion's. */
    private static Optional<SettledAmount> settledAmountOf(ServiceOrder order) {
        return order.modification().map(lowered -> lowered.amount())
                .filter(lowered -> order.totalAmount().equals(Optional.of(lowered.total())))
                .or(() -> order.completion().map(Completion::terms).map(completion -> completion.amount()));
    }

    private static Optional<Boolean> needCollection(Position position) {
        return switch (position) {
            case COLLECTING, PAID -> Optional.of(true);
            case CLOSED_WITH_ZERO -> Optional.of(false);
            case REQUESTED, CREATED, IN_USE, CANCELLED, EXPIRED -> Optional.empty();
        };
    }

    private static Optional<Decline> declineOf(ServiceOrderState state) {
        return state instanceof ServiceOrderState.Requested(var decline) ? decline : Optional.empty();
    }
}
