package payscore.adapter.wechat.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payscore.adapter.wechat.config.WeChatProperties.WeChat;
import payscore.adapter.wechat.transport.Hosts;

/** Addresses in properties: https, or http where nothing leaves the machine. */
final class Urls {
    /** Where WeChat Pay is; whatever a property is made to say, signed requests go nowhere else unless that is allowed by name. */
    private static final Set<String> WECHATS_HOSTS = Set.of("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com",
            "api.wechatpay.cn", "api2.wechatpay.cn");

    /** Names that by their registration are nobody's on the internet (RFC 6761, RFC 6762, RFC 8375, and ICANN for internal). */
    private static final List<String> INTERNAL_ENDINGS = List.of(".local", ".localhost", ".internal", ".home.arpa");

    private Urls() {}

    /** @throws InvalidConfiguration unless both are plain origins */
    static Hosts hosts(WeChat properties) {
        var problems = new Problems();
        var base = host(properties.baseUrl(), "payscore.wechat.base-url", properties, problems);
        var backup = host(properties.backupUrlOrDefault(), "payscore.wechat.backup-url", properties, problems);
        problems.throwIfAny();
        return new Hosts(base.orElseThrow(), backup.orElseThrow());
    }

    static Optional<URI> read(String text, String property, Problems problems) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && url.getUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme()) && isLoopback(url.getHost()))) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        problems.add(property, "It must be an https address; http is allowed for this machine itself only.");
        return Optional.empty();
    }

    /** WeChat calls back domains that are public and registered (ICP); what can be told by the name alone is told here. */
    static boolean isOfADomainOrThisMachine(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return isLoopback(host)
                || host.contains(".") && !host.matches("[0-9.]+")
                        && INTERNAL_ENDINGS.stream().noneMatch(host::endsWith);
    }

    private static Optional<URI> host(String text, String property, WeChat properties, Problems problems) {
        var url = origin(text, property, problems);
        url.filter(u -> u.getRawPath().isEmpty()).map(URI::getHost).ifPresent(host -> problems.require(
                WECHATS_HOSTS.contains(host) || isLoopback(host) || properties.allowedHosts().contains(host), property,
                "The host " + host
                        + " is not WeChat Pay's; if it is meant, name it in payscore.wechat.allowed-hosts."));
        return url;
    }

    private static Optional<URI> origin(String text, String property, Problems problems) {
        var plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        var url = read(plain, property, problems);
        url.ifPresent(u -> problems.require(
                u.getRawPath().isEmpty() && u.getRawQuery() == null && u.getRawFragment() == null, property,
                "It must be scheme and host only, such as " + WeChatProperties.BASE_URL + "."));
        return url;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }
}
