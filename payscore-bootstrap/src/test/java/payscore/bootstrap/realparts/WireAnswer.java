package payscore.bootstrap.realparts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Passes an answer on as it arrives, without the other side's wish to end the connection. */
final class WireAnswer {
    private static final int CHUNK = 8 * 1024;

    private WireAnswer() {}

    /** Takes bytes of an answer. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes, int from, int count) throws IOException;
    }

    /** Whether the caller can tell where the answer ended, so that its connection may go on. */
    static boolean relay(InputStream input, Sink sink) throws IOException {
        var head = WireRequest.readHead(input).orElseThrow(() -> new IOException("no answer"));
        var bytes = WireRequest.withoutConnection(head).getBytes(StandardCharsets.ISO_8859_1);
        sink.take(bytes, 0, bytes.length);
        var buffer = new byte[CHUNK];
        for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            sink.take(buffer, 0, count);
        }
        var lower = head.toLowerCase(Locale.ROOT);
        return lower.contains("\r\ncontent-length:") || lower.contains("\r\ntransfer-encoding: chunked")
                || lower.startsWith("http/1.1 204");
    }
}
