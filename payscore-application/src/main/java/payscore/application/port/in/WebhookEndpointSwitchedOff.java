package payscore.application.port.in;

/** Nothing is sent to the endpoint until somebody switches it on again. */
public final class WebhookEndpointSwitchedOff extends RuntimeException {
    public WebhookEndpointSwitchedOff() {
        super("The webhook endpoint is switched off");
    }
}
