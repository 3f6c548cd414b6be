package payscore.adapter.web.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts of the merchant's own network that webhooks may go to although their addresses are not public, and without TLS. Each is
 * {@code host} for every port, or {@code host:port}; nothing but exactly this name is meant.
 */
public final class AllowedHosts {
    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    private final Set<String> names;

    private AllowedHosts(Set<String> names) {
        this.names = names;
    }

    public static AllowedHosts of(Set<String> names) {
        return new AllowedHosts(names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contain(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return names.contains(name) || names.contains(name + ":" + port);
    }

    boolean contain(URI url) {
        return contain(url.getHost(), portOf(url));
    }

    private static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }
}
