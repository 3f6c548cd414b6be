package payscore.application.port.in;

import payscore.domain.order.ServiceOrderKey;

/** The number belongs to an order with other terms. A number is never reused; nothing was changed or sent. */
public final class OutOrderNoReused extends RuntimeException {
    private final transient ServiceOrderKey key;

    public OutOrderNoReused(ServiceOrderKey key) {
        super("The number " + key.outOrderNo() + " belongs to an order with other terms");
        this.key = key;
    }

    public ServiceOrderKey key() {
        return key;
    }
}
