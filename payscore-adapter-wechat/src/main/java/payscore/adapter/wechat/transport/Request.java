package payscore.adapter.wechat.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import payscore.application.port.out.store.RequestBody;

/**
 * A request, not yet signed.
 *
 * @param pathAndQuery percent-encoded; signed exactly as it is sent
 * @param body the very bytes; empty for none
 */
public record Request(String method, String pathAndQuery, RequestBody body) {
    private static final RequestBody NONE = RequestBody.of(new byte[0]);

    public static Request get(String path) {
        return new Request("GET", path, NONE);
    }

    public static Request get(String path, SequencedMap<String, String> query) {
        return get(path + "?" + query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&")));
    }

    public static Request post(String path, RequestBody body) {
        return new Request("POST", path, body);
    }

    /** A value as a path segment or a query value. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
