package payscore.simulator.bill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.simulator.order.Collected;
import payscore.simulator.order.ServiceOrder;

/**
 * A line of the trade bill.
 *
 * @param paid fen; 0 in the line of a refund
 * @param refunded fen; 0 in the line of a payment
 * @param outRefundNo empty in the line of a payment
 */
record TradeLine(
        Instant at,
        String appId,
        String mchId,
        String transactionId,
        String outTradeNo,
        String openid,
        String tradeType,
        String attach,
        String description,
        long paid,
        String refundId,
        String outRefundNo,
        long refunded) {

    static TradeLine payment(ServiceOrder order, Collected money) {
        String id = money.transactionId().orElse("");
        String number = order.key().outOrderNo();
        return new TradeLine(
                money.at(),
                order.appId(),
                order.key().mchId(),
                id,
                // An automatic deduction bears a number of WeChat's own making; the merchant's is in the data packet.
                money.isByUser() ? number : "wx" + id.substring(Math.max(0, id.length() - 28)),
                order.openid().orElse(""),
                money.isByUser() ? "JSAPI" : "AUTH",
                money.isByUser()
                        ? order.creation().path("attach").asString("")
                        : "wxzff|" + order.orderId() + "|" + number,
                order.creation().path("service_introduction").asString(""),
                money.amount(),
                "",
                "",
                0);
    }

    static TradeLine payment(ShopPayment payment) {
        return new TradeLine(payment.at(), "", payment.mchId(), payment.transactionId(), payment.outTradeNo(), "",
                "JSAPI", "", "=1+1", payment.amount(), "", "", 0);
    }

    /** Repeats the payment's numbers. */
    static TradeLine refund(BilledRefund refund, Optional<TradeLine> payment) {
        return new TradeLine(
                refund.at(),
                payment.map(TradeLine::appId).orElse(""),
                refund.mchId(),
                refund.transactionId(),
                payment.map(TradeLine::outTradeNo).orElse(""),
                payment.map(TradeLine::openid).orElse(""),
                payment.map(TradeLine::tradeType).orElse("JSAPI"),
                payment.map(TradeLine::attach).orElse(""),
                payment.map(TradeLine::description).orElse(""),
                0,
                refund.refundId(),
                refund.outRefundNo(),
                refund.amount());
    }

    boolean isRefund() {
        return !refundId.isEmpty();
    }

    List<String> cells() {
        return List.of(
                BillText.time(at), appId, mchId, "0", "", transactionId, outTradeNo, openid, tradeType,
                isRefund() ? "REFUND" : "SUCCESS", "OTHERS", "CNY", BillText.yuan(paid), "0.00",
                isRefund() ? refundId : "0", isRefund() ? outRefundNo : "0", BillText.yuan(refunded), "0.00",
                isRefund() ? "ORIGINAL" : "", isRefund() ? "SUCCESS" : "", description, attach, "0.00000", "0.60%",
                BillText.yuan(paid), BillText.yuan(refunded), "");
    }
}
