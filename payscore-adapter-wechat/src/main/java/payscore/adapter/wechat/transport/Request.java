package payscore.adapter.wechat.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import payscore.application.port.out.store.RequestBody;

/**
 * A request, not yet signed.
 *
 * @param pathAndQuery percent-encoded; signed exactly as it is sent
 * @param body the very bytes; empty for none
 * @param into where the body of a 200 goes that may be long; empty for one that is read into memory
 * @param encryptedFor the serial number or id of the key of WeChat's that fields of the body are encrypted with
 */
public record Request(String method, String pathAndQuery, RequestBody body, Optional<Download> into,
        Optional<String> encryptedFor) {
    private static final RequestBody NONE = RequestBody.of(new byte[0]);

    public static Request get(String path) {
        return new Request("GET", path, NONE, Optional.empty(), Optional.empty());
    }

    public static Request get(String path, SequencedMap<String, String> query) {
        return get(path + "?" + query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&")));
    }

    public static Request post(String path, RequestBody body) {
        return new Request("POST", path, body, Optional.empty(), Optional.empty());
    }

    /** @param serial of the key that fields of the body are encrypted with */
    public static Request postEncrypted(String path, RequestBody body, String serial) {
        return new Request("POST", path, body, Optional.empty(), Optional.of(serial));
    }

    /** A file, which is fetched as it is and takes as long as it takes. */
    public static Request download(String pathAndQuery, Download into) {
        return new Request("GET", pathAndQuery, NONE, Optional.of(into), Optional.empty());
    }

    /**
     * Where a long answer goes.
     *
     * @param file must not be there yet
     * @param bytesMax a longer one is cut off, and is no answer
     */
    public record Download(Path file, long bytesMax) {}

    /** A value as a path segment or a query value. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
