package payscore.application.port.out.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The exact bytes of a request. They are rendered once and kept with the command: WeChat compares parameters on re-entry, so
 * every attempt of one command sends the same bytes.
 */
public final class RequestBody {
    private final byte[] bytes;

    private RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes.clone());
    }

    public static RequestBody of(String json) {
        return new RequestBody(json.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestBody body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Prints the length only: a body may hold what a merchant wants nobody to read. */
    @Override
    public String toString() {
        return "RequestBody[" + bytes.length + " bytes]";
    }
}
