package payscore.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads a request body of known length or in chunks, up to a limit. */
final class RequestBody {
    private static final int BODY_MAX = 1 << 20;

    private RequestBody() {}

    static Body read(InputStream in, RequestHead head) throws IOException {
        if (head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
            return chunked(in);
        }
        return Body.of(exactly(in, length(head.header("Content-Length").orElse("0"), 10)));
    }

    private static Body chunked(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int size = chunkSize(in);
        while (size > 0) {
            if (content.size() + size > BODY_MAX) {
                throw new IOException("body too large");
            }
            content.writeBytes(exactly(in, size));
            if (RequestHead.line(in).isEmpty()) {
                throw new EOFException("chunk cut short");
            }
            size = chunkSize(in);
        }
        while (!RequestHead.line(in).orElse("").isEmpty()) {
            // Trailers mean nothing here.
        }
        return Body.of(content.toByteArray());
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = RequestHead.line(in).orElseThrow(EOFException::new);
        int extension = line.indexOf(';');
        return length(
                extension < 0 ? line.strip() : line.substring(0, extension).strip(), 16);
    }

    private static int length(String digits, int radix) throws IOException {
        try {
            int length = Integer.parseInt(digits, radix);
            if (length >= 0 && length <= BODY_MAX) {
                return length;
            }
        } catch (NumberFormatException malformed) {
            throw new IOException("malformed length", malformed);
        }
        throw new IOException("body too large");
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("body cut short");
        }
        return content;
    }
}
