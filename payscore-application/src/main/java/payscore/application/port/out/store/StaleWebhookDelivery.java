package payscore.application.port.out.store;

/** A lost race: somebody else moved the delivery on. */
public final class StaleWebhookDelivery extends RuntimeException {
    public StaleWebhookDelivery(String messageId, String endpoint) {
        super("Delivery " + messageId + " to " + endpoint + " was moved on by somebody else");
    }
}
