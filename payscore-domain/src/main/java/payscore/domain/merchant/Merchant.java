package payscore.domain.merchant;

import java.util.List;
import java.util.Optional;

/**
 * A merchant number this deployment acts for, with its services.
 *
 * @param isLeaving it is being taken out: its orders are brought to their end, and no new ones are taken
 */
public record Merchant(MchId mchId, List<Service> services, boolean isLeaving) {
    /** A merchant that stays. */
    public Merchant(MchId mchId, List<Service> services) {
        this(mchId, services, false);
    }

    public Merchant {
        services = List.copyOf(services);
    }

    /** The same merchant while it is being taken out. */
    public Merchant leaving() {
        return new Merchant(mchId, services, true);
    }

    public Optional<Service> service(ServiceId serviceId) {
        return services.stream().filter(s -> s.serviceId().equals(serviceId)).findFirst();
    }
}
