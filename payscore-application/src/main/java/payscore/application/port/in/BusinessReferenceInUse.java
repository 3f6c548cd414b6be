package payscore.application.port.in;

import payscore.domain.order.BusinessReference;
import payscore.domain.order.ServiceOrderKey;

/** Another order that may still cost the user money stands for the same business reference; nothing was changed or sent. */
public final class BusinessReferenceInUse extends RuntimeException {
    private final transient BusinessReference reference;
    private final transient ServiceOrderKey holder;

    public BusinessReferenceInUse(BusinessReference reference, ServiceOrderKey holder) {
        super("Service order " + holder.outOrderNo() + " stands for the business reference already");
        this.reference = reference;
        this.holder = holder;
    }

    public BusinessReference reference() {
        return reference;
    }

    public ServiceOrderKey holder() {
        return holder;
    }
}
