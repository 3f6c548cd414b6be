package payscore.simulator.setup;

import java.util.ArrayList;
import java.util.List;
import payscore.simulator.clock.SimulatedClock;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.security.WeChatKeys;

/**
 * What a simulator starts with; most of it can be changed later through its control.
 *
 * @param port of the loopback address; 0 for any free one
 * @param weChat WeChat's own keys
 * @param clock may be shared with the service under test
 */
public record SimulatorConfiguration(
        int port,
        WeChatKeys weChat,
        List<Merchant> merchants,
        List<Service> services,
        List<TestUser> users,
        Switches switches,
        SimulatedClock clock) {

    public SimulatorConfiguration {
        merchants = List.copyOf(merchants);
        services = List.copyOf(services);
        users = List.copyOf(users);
    }

    /** A free port, no merchants, the default users and switches, a running clock. */
    public static SimulatorConfiguration of(WeChatKeys weChat) {
        return new SimulatorConfiguration(
                0, weChat, List.of(), List.of(), TestUser.defaults(), Switches.defaults(), SimulatedClock.running());
    }

    public SimulatorConfiguration onPort(int newPort) {
        return new SimulatorConfiguration(newPort, weChat, merchants, services, users, switches, clock);
    }

    public SimulatorConfiguration with(Merchant merchant) {
        return new SimulatorConfiguration(port, weChat, plus(merchants, merchant), services, users, switches, clock);
    }

    public SimulatorConfiguration with(Service service) {
        return new SimulatorConfiguration(port, weChat, merchants, plus(services, service), users, switches, clock);
    }

    public SimulatorConfiguration with(Switches newSwitches) {
        return new SimulatorConfiguration(port, weChat, merchants, services, users, newSwitches, clock);
    }

    public SimulatorConfiguration with(SimulatedClock newClock) {
        return new SimulatorConfiguration(port, weChat, merchants, services, users, switches, newClock);
    }

    public SimulatorConfiguration with(TestUser user) {
        return new SimulatorConfiguration(port, weChat, merchants, services, plus(users, user), switches, clock);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}
