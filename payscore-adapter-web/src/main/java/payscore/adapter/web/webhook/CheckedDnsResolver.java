package payscore.adapter.web.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the moment of connecting. The client connects to the very addresses answered here and resolves nothing else, so
 * a name that changes between a check and a connection (DNS rebinding) has no gap to slip through. Literal addresses come by here too.
 */
final class CheckedDnsResolver implements DnsResolver {
    private final DnsResolver names;
    private final AllowedHosts allowed;

    /** A name that leads to where no webhook may go. */
    static final class AddressRefused extends UnknownHostException {
        AddressRefused(String host) {
            super(host + " has an address that is not public");
        }
    }

    CheckedDnsResolver(DnsResolver names, AllowedHosts allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var addresses = lookUp(host);
        // One bad address refuses the name: whoever mixes them hopes that the other one is taken.
        if (!allowed.contain(host, port) && !Arrays.stream(addresses).allMatch(PublicAddresses::contains)) {
            throw new AddressRefused(host);
        }
        return Arrays.stream(addresses).map(address -> new InetSocketAddress(address, port)).toList();
    }

    /** Without the port nobody is allowed by name. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookUp(host);
        if (!Arrays.stream(addresses).allMatch(PublicAddresses::contains)) {
            throw new AddressRefused(host);
        }
        return addresses;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            return names.resolve(host);
        } catch (IllegalArgumentException ambiguous) {
            // Newer JDKs refuse what only looks like an address, such as 127.1.
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
