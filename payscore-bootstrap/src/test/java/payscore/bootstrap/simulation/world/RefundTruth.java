package payscore.bootstrap.simulation.world;

import payscore.domain.order.ServiceOrderKey;
import tools.jackson.databind.JsonNode;

/**
 * A refund as WeChat has it. Refunds of this world carry the number of their order before an at sign.
 *
 * @param amount fen
 */
public record RefundTruth(
        ServiceOrderKey key, String outRefundNo, String transactionId, long amount, String status) {
    static RefundTruth of(ServiceOrderKey key, JsonNode answer) {
        return new RefundTruth(key, answer.path("out_refund_no").asString(), answer.path("transaction_id").asString(),
                answer.path("amount").path("refund").asLong(), answer.path("status").asString());
    }

    public boolean isOver() {
        return status.equals("SUCCESS") || status.equals("CLOSED");
    }
}
