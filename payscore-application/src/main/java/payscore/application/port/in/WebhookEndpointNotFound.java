package payscore.application.port.in;

/** No endpoint of this name is configured for the merchant. */
public final class WebhookEndpointNotFound extends RuntimeException {
    public WebhookEndpointNotFound() {
        super("There is no such webhook endpoint");
    }
}
