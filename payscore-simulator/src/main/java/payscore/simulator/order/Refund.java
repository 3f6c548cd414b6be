package payscore.simulator.order;

import java.time.Instant;
import java.util.Optional;
import payscore.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** One refund in WeChat's memory (WeChat API reference, part C). Guarded by the lock of the {@link OrderBook}. */
public final class Refund {
    private final OrderKey order;
    private final String refundId;
    private final ObjectNode request;
    private final Instant createdAt;
    private Status status = Status.PROCESSING;
    private Optional<RefundPayee> payee = Optional.empty();
    private Optional<Instant> succeededAt = Optional.empty();

    /** WeChat's words. */
    public enum Status {
        PROCESSING, SUCCESS, ABNORMAL, CLOSED
    }

    /** @param request the parsed body it was asked for with; re-entry is judged by it */
    Refund(OrderKey order, String refundId, ObjectNode request, Instant createdAt) {
        this.order = order;
        this.refundId = refundId;
        this.request = request;
        this.createdAt = createdAt;
    }

    public OrderKey order() {
        return order;
    }

    public String refundId() {
        return refundId;
    }

    public ObjectNode request() {
        return request;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Status status() {
        return status;
    }

    /** When the money was paid back; empty while it was not. */
    public Optional<Instant> succeededAt() {
        return succeededAt;
    }

    public String outRefundNo() {
        return request.path("out_refund_no").asString("");
    }

    public String transactionId() {
        return request.path("transaction_id").asString("");
    }

    /** Fen. */
    public long amount() {
        return request.path("amount").path("refund").asLong(0);
    }

    /** Whom it is paid to instead, once it got stuck. */
    public Optional<RefundPayee> payee() {
        return payee;
    }

    String notifyUrl() {
        return request.path("notify_url").asString("");
    }

    void become(Status next, Instant now) {
        status = next;
        succeededAt = next == Status.SUCCESS ? Optional.of(now) : Optional.empty();
    }

    void redirect(RefundPayee instead) {
        payee = Optional.of(instead);
        status = Status.PROCESSING;
    }

    /** Answer to apply and query. */
    public ObjectNode answer() {
        ObjectNode json = common();
        json.put("channel", payee.flatMap(RefundPayee::card).isPresent() ? "OTHER_BANKCARD" : "ORIGINAL")
                .put("create_time", BeijingTime.rfc3339(createdAt)).put("status", status.name());
        json.put("funds_account", "AVAILABLE");
        ObjectNode amount = amounts(json);
        amount.put("settlement_refund", amount()).put("settlement_total", total()).put("discount_refund", 0);
        amount.put("currency", "CNY");
        return json;
    }

    /** Plaintext of the notification. */
    ObjectNode notified() {
        ObjectNode json = common().put("mchid", order.mchId()).put("refund_status", status.name());
        amounts(json);
        return json;
    }

    private ObjectNode common() {
        ObjectNode json = Json.object()
                .put("refund_id", refundId)
                .put("out_refund_no", outRefundNo())
                .put("transaction_id", transactionId())
                .put("out_trade_no", "wxzff" + transactionId())
                .put("user_received_account",
                        payee.flatMap(RefundPayee::card).map(RefundPayee.Card::shown).orElse("支付用户零钱"));
        succeededAt.ifPresent(instant -> json.put("success_time", BeijingTime.rfc3339(instant)));
        return json;
    }

    private ObjectNode amounts(ObjectNode json) {
        return json.putObject("amount")
                .put("total", total())
                .put("refund", amount())
                .put("payer_total", total())
                .put("payer_refund", amount());
    }

    private long total() {
        return request.path("amount").path("total").asLong(0);
    }
}
