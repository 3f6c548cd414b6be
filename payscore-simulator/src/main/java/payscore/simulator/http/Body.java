package payscore.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The exact bytes of a message body; signatures are over these and nothing else. */
public final class Body {
    /** No body at all. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] content;

    private Body(byte[] content) {
        this.content = content;
    }

    public static Body of(byte[] content) {
        return new Body(content.clone());
    }

    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    /** Decoded as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The first so many bytes. */
    public Body cutTo(int length) {
        return new Body(Arrays.copyOf(content, Math.min(length, content.length)));
    }

    /** With blanks at the end, which JSON ignores, up to so many bytes. */
    public Body paddedTo(int length) {
        byte[] padded = Arrays.copyOf(content, Math.max(content.length, length));
        Arrays.fill(padded, content.length, padded.length, (byte) ' ');
        return new Body(padded);
    }
}
