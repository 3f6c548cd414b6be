package payscore.application.port.in.collection;

import payscore.domain.merchant.ServiceId;

/** The service is not configured for extra deductions, because WeChat grants them on request only. Nothing was sent. */
public final class CollectionNotGranted extends RuntimeException {
    private final transient ServiceId serviceId;

    public CollectionNotGranted(ServiceId serviceId) {
        super("Service " + serviceId + " may not ask for extra deductions");
        this.serviceId = serviceId;
    }

    public ServiceId serviceId() {
        return serviceId;
    }
}
