package payscore.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Request line and headers.
 *
 * @param target origin form; the absolute form a client sends to a proxy has been shortened to it
 * @param headers names in lower case; the first of repeated ones
 */
record RequestHead(String method, String target, String version, Map<String, String> headers) {
    private static final int LINE_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 100;
    private static final String SCHEME = "http://";

    /** Empty when the client closed the connection between requests. */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        Optional<String> first = line(in);
        if (first.isEmpty() || first.get().isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length != 3) {
            throw new IOException("malformed request line");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String header = line(in).orElseThrow(EOFException::new);
        while (!header.isEmpty()) {
            int colon = header.indexOf(':');
            if (colon < 1 || headers.size() >= HEADERS_MAX) {
                throw new IOException("malformed header");
            }
            headers.putIfAbsent(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
            header = line(in).orElseThrow(EOFException::new);
        }
        return Optional.of(new RequestHead(words[0], originForm(words[1]), words[2], headers));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean keepsAlive() {
        return version.equals("HTTP/1.1")
                && !header("Connection").orElse("").toLowerCase(Locale.ROOT).contains("close");
    }

    private static String originForm(String target) {
        if (!target.startsWith(SCHEME)) {
            return target;
        }
        int path = target.indexOf('/', SCHEME.length());
        return path < 0 ? "/" : target.substring(path);
    }

    /** One line without its end; empty at the end of the stream. */
    static Optional<String> line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        while (octet >= 0 && octet != '\n') {
            line.append((char) octet);
            if (line.length() > LINE_MAX) {
                throw new IOException("header line too long");
            }
            octet = in.read();
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            line.setLength(end - 1);
        }
        return Optional.of(new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
