package payscore.domain.merchant;

import java.util.List;
import java.util.Optional;

/** A merchant number this deployment acts for, with its services. */
public record Merchant(MchId mchId, List<Service> services) {
    public Merchant {
        services = List.copyOf(services);
    }

    public Optional<Service> service(ServiceId serviceId) {
        return services.stream().filter(s -> s.serviceId().equals(serviceId)).findFirst();
    }
}
