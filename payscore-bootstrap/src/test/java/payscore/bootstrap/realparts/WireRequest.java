package payscore.bootstrap.realparts;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A request on the wire.
 *
 * @param bytes what is passed on: as it came, but asking for an end of the connection after the answer
 */
record WireRequest(String method, String target, String body, byte[] bytes) {
    private static final int HEAD_BYTES_MAX = 64 * 1024;

    /** The next request; empty where the caller hung up instead. */
    static Optional<WireRequest> read(InputStream input) throws IOException {
        var head = readHead(input);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        var line = head.get().substring(0, head.get().indexOf("\r\n")).split(" ");
        var body = input.readNBytes(header(head.get(), "content-length").map(Integer::parseInt).orElse(0));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(closing(head.get()).getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return Optional.of(new WireRequest(line[0], line[1], new String(body, StandardCharsets.UTF_8),
                bytes.toByteArray()));
    }

    /** Head of a message with its blank line; empty at the end of the stream. */
    static Optional<String> readHead(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            var next = input.read();
            if (next < 0) {
                if (head.isEmpty()) {
                    return Optional.empty();
                }
                throw new EOFException("in the middle of a head");
            }
            if (head.length() >= HEAD_BYTES_MAX) {
                throw new IOException("head too long");
            }
            head.append((char) next);
        }
        return Optional.of(head.toString());
    }

    static Optional<String> header(String head, String name) {
        return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst();
    }

    static String withoutConnection(String head) {
        return head.replaceAll("(?i)\r\nconnection:[^\r]*", "").replaceAll("(?i)\r\nupgrade:[^\r]*", "")
                .replaceAll("(?i)\r\nhttp2-settings:[^\r]*", "");
    }

    private static String closing(String head) {
        var plain = withoutConnection(head);
        return plain.substring(0, plain.length() - 2) + "Connection: close\r\n\r\n";
    }

    /** A request with this method whose target contains the words. */
    static java.util.function.Predicate<WireRequest> of(String method, String words) {
        return request -> request.method().equals(method) && request.target().contains(words);
    }

    /** A request that says the words anywhere: in its target or its body. */
    boolean mentions(String words) {
        return target.contains(words) || body.contains(words);
    }
}
