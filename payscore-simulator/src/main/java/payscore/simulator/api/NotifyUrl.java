package payscore.simulator.api;

import java.net.InetAddress;
import java.net.URI;
import payscore.simulator.json.Fields;

/** Where callbacks may be sent. */
final class NotifyUrl {
    private static final int NOTIFY_URL_MAX = 255;

    private NotifyUrl() {}

    /** https without a query; plain http is let through for loopback addresses, where tests live. */
    static void check(Fields body) {
        String text = body.text("notify_url", NOTIFY_URL_MAX);
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw body.bad("notify_url", "回调地址格式错误");
        }
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && url.getHost() != null && isLoopback(url.getHost());
        if ((!https && !local) || url.getHost() == null || url.getRawQuery() != null) {
            throw body.bad("notify_url", "回调地址必须为https且不能携带参数");
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (java.net.UnknownHostException notAnAddress) {
            return false;
        }
    }
}
