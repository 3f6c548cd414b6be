package payscore.adapter.wechat.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import payscore.domain.merchant.AppId;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.OpenId;
import payscore.domain.merchant.ServiceId;
import payscore.domain.money.Fen;
import payscore.domain.money.PaymentCollection;
import payscore.domain.order.Fact;
import payscore.domain.order.OrderId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.violation.InvalidTerms;

/** What WeChat wrote about one order, in an answer or in a notification. */
public final class OrderReport {
    private final ServiceOrderJson order;

    private OrderReport(ServiceOrderJson order) {
        this.order = order;
    }

    /** @throws Malformed when it is not JSON of that shape */
    public static OrderReport read(byte[] json) throws Malformed {
        return new OrderReport(WireJson.read(json, ServiceOrderJson.class));
    }

    public Optional<String> mchId() {
        return order.mchid();
    }

    public Optional<String> appId() {
        return order.appid();
    }

    public Optional<String> serviceId() {
        return order.serviceId();
    }

    /** Whether no field that says whose order this is says otherwise; not every answer carries all of them. */
    public boolean isOf(MchId mchId, AppId appId, ServiceId serviceId) {
        return order.mchid().map(mchId.value()::equals).orElse(true)
                && order.appid().map(appId.value()::equals).orElse(true)
                && order.serviceId().map(serviceId.value()::equals).orElse(true);
    }

    /** Whether the user, where it is told and known before, is the one we know. */
    public boolean isFor(Optional<OpenId> expected) {
        return expected.isEmpty()
                || WeChatWords.present(order.openid()).map(expected.get().value()::equals).orElse(true);
    }

    /** @throws Malformed when the order has no number, or none that can be one */
    public OutOrderNo outOrderNo() throws Malformed {
        return checked(() -> new OutOrderNo(order.outOrderNo().orElse("")));
    }

    /** @throws Malformed when it cannot be one */
    public Optional<OrderId> orderId() throws Malformed {
        return checked(() -> WeChatWords.present(order.orderId()).map(OrderId::new));
    }

    /** What it was created with, where the answer repeats enough of it and nothing in it is odd. */
    public Optional<ServiceTerms> terms() {
        try {
            return WeChatWords.terms(order);
        } catch (InvalidTerms e) {
            return Optional.empty();
        }
    }

    /** Whether any state or amount is told; the documented answers to cancel and collect tell neither. */
    public boolean saysState() {
        return WeChatWords.present(order.state()).isPresent();
    }

    /** Whether the amount, where it is told, is the one we know. */
    public boolean hasRiskAmount(Fen expected) {
        return order.riskFund()
                .flatMap(fund -> fund.amount())
                .map(amount -> amount == expected.amount())
                .orElse(true);
    }

    /** Whether the final amount, where it is told, is the one we know. */
    public boolean hasTotal(Fen expected) {
        return order.totalAmount().map(amount -> amount == expected.amount()).orElse(true);
    }

    /**
     * Where the order stands.
     *
     * @param askedAt our clock when the answer's request was signed
     * @throws Malformed when a value is not what its field may hold
     */
    public Fact fact(Instant askedAt) throws Malformed {
        return checked(() -> WeChatWords.fact(order, askedAt));
    }

    /**
     * Where the order stands, told by a notification, which never carries a ticket.
     *
     * @throws Malformed when a value is not what its field may hold
     */
    public Fact factOfNotification() throws Malformed {
        return fact(Instant.EPOCH);
    }

    /**
     * Where the order stands, told by the answer to complete, which never carries a {@code collection}. Completing again an order
     * that is paid by now says {@code DONE}; that is not "closed with zero", the payment is learned by the next query.
     *
     * @throws Malformed when a value is not what its field may hold
     */
    public Fact factOfCompletion(Fen total, Instant askedAt) throws Malformed {
        var fact = fact(askedAt);
        var isDone = order.state().orElse("").equals("DONE") && order.collection().isEmpty();
        return isDone && !total.isZero()
                ? new Fact.Completed(fact.confirmed(), PaymentCollection.waitingFor(total))
                : fact;
    }

    /**
     * What {@code PAYSCORE.USER_CONFIRM} tells: the event itself says that the user confirmed, whether or not the order is past
     * that by now.
     *
     * @throws Malformed when a value is not what its field may hold
     */
    public Fact factOfConfirmation() throws Malformed {
        return checked(() -> switch (order.state().orElse("")) {
            case "DOING" -> switch (WeChatWords.present(order.stateDescription()).orElse("USER_CONFIRM")) {
                case "USER_CONFIRM", "MCH_COMPLETE" -> WeChatWords.confirmed(order);
                default -> WeChatWords.unrecognised(order);
            };
            default -> WeChatWords.unrecognised(order);
        });
    }

    private static <T> T checked(Supplier<T> translation) throws Malformed {
        try {
            return translation.get();
        } catch (InvalidTerms e) {
            // The rule it breaks, never the value.
            throw new Malformed(e.violations().getFirst().rule());
        }
    }
}
