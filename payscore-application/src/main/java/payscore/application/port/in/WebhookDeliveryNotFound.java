package payscore.application.port.in;

/** The merchant has no such delivery, or it was forgotten: delivered ones are kept for some days only. */
public final class WebhookDeliveryNotFound extends RuntimeException {
    public WebhookDeliveryNotFound() {
        super("There is no such webhook delivery");
    }
}
