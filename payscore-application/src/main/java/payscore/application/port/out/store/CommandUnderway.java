package payscore.application.port.out.store;

import payscore.domain.order.ServiceOrderKey;

/** Another command of the order has no definite outcome yet; one at a time. */
public final class CommandUnderway extends RuntimeException {
    private final transient ServiceOrderKey key;

    public CommandUnderway(ServiceOrderKey key) {
        super("Another command of service order " + key.outOrderNo() + " is under way");
        this.key = key;
    }

    public ServiceOrderKey key() {
        return key;
    }
}
