package payscore.adapter.web.json;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body is in memory and can be read more than once. Answers are JSON whatever {@code Accept} says, so the header
 * is not passed on: a caller with an odd {@code Accept} had better get an answer than a 406 after its order was created.
 */
public final class BufferedRequest extends HttpServletRequestWrapper {
    private final byte[] body;

    BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** The body of a request that went through {@link BodyFilter}. */
    public static byte[] bodyOf(HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered == null) {
            throw new IllegalStateException("The body has not been read");
        }
        return buffered.body.clone();
    }

    /** What the caller would take, for an operation that has more to offer than JSON. */
    public static Optional<String> acceptOf(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, BufferedRequest.class))
                .map(buffered -> (HttpServletRequest) buffered.getRequest())
                .map(original -> original.getHeader(HttpHeaders.ACCEPT));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new InMemory(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public String getHeader(String name) {
        return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
                ? Collections.enumeration(Collections.singleton(MediaType.APPLICATION_JSON_VALUE))
                : super.getHeaders(name);
    }

    private static final class InMemory extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        InMemory(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Nothing of this API reads asynchronously");
        }
    }
}
