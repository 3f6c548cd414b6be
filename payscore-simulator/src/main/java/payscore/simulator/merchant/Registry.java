package payscore.simulator.merchant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that can be registered or switched while the simulator runs. */
public final class Registry {
    private final Map<String, Merchant> merchants = new ConcurrentSkipListMap<>();
    private final Map<String, Service> services = new ConcurrentSkipListMap<>();
    private final List<TestUser> users = new CopyOnWriteArrayList<>();
    private final Map<String, String> notifyAuthorities = new ConcurrentHashMap<>();
    private volatile Switches switches;

    public Registry(
            Collection<Merchant> merchants,
            Collection<Service> services,
            Collection<TestUser> users,
            Switches switches) {
        merchants.forEach(this::register);
        services.forEach(this::register);
        this.users.addAll(users);
        this.switches = switches;
    }

    public void register(Merchant merchant) {
        merchants.put(merchant.mchId(), merchant);
    }

    public void register(Service service) {
        services.put(service.serviceId(), service);
    }

    /** Adds the user, or replaces the one with the same openid. */
    public synchronized void register(TestUser user) {
        users.removeIf(known -> known.openid().equals(user.openid()));
        users.add(user);
    }

    public Optional<Merchant> merchant(String mchId) {
        return Optional.ofNullable(merchants.get(mchId));
    }

    public Optional<Service> service(String serviceId) {
        return Optional.ofNullable(services.get(serviceId));
    }

    /** A registered user, or a good stranger with this openid. */
    public TestUser user(String openid) {
        return users.stream()
                .filter(user -> user.openid().equals(openid))
                .findFirst()
                .orElseGet(() -> new TestUser(openid, openid, TestUser.Standing.GOOD));
    }

    public Collection<Merchant> merchants() {
        return List.copyOf(merchants.values());
    }

    public Collection<Service> services() {
        return List.copyOf(services.values());
    }

    public List<TestUser> users() {
        return List.copyOf(users);
    }

    public Switches switches() {
        return switches;
    }

    public void switchTo(Switches newSwitches) {
        switches = newSwitches;
    }

    /**
     * Sends callbacks meant for one {@code host:port} to another one, for a service that learned its port too late to put
     * it into its notify_url.
     */
    public void redirectNotifications(String fromAuthority, String toAuthority) {
        notifyAuthorities.put(fromAuthority, toAuthority);
    }

    public String notifyAuthority(String authority) {
        return notifyAuthorities.getOrDefault(authority, authority);
    }
}
