package payscore.simulator.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request with the means to answer it, or to cut the connection instead. */
public final class Exchange {
    private static final int NO_CONTENT = 204;

    private final Socket socket;
    private final RequestHead head;
    private final Body body;
    private boolean reusable;

    Exchange(Socket socket, RequestHead head, Body body) {
        this.socket = socket;
        this.head = head;
        this.body = body;
        this.reusable = head.keepsAlive();
    }

    public String method() {
        return head.method();
    }

    /** Path and query as on the wire, percent-encoded. */
    public String target() {
        return head.target();
    }

    /** As on the wire, percent-encoded. */
    public String rawPath() {
        int question = head.target().indexOf('?');
        return question < 0 ? head.target() : head.target().substring(0, question);
    }

    /** As on the wire, percent-encoded, without the question mark. */
    public Optional<String> rawQuery() {
        int question = head.target().indexOf('?');
        return question < 0 ? Optional.empty() : Optional.of(head.target().substring(question + 1));
    }

    /** Header names are compared without regard to case. */
    public Optional<String> header(String name) {
        return head.header(name);
    }

    public Body body() {
        return body;
    }

    /** Answers; header names go out exactly as given, because some clients look them up that way. */
    public void respond(int status, Map<String, String> headers, Body content) throws IOException {
        OutputStream out = start(status, headers, content.length());
        out.write(content.bytes());
        out.flush();
    }

    /** Sends the head and leaves the writing of exactly so many bytes to the caller. */
    public OutputStream start(int status, Map<String, String> headers, int contentLength) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (status != NO_CONTENT) {
            all.put("Content-Length", String.valueOf(contentLength));
        }
        all.put("Connection", reusable ? "keep-alive" : "close");
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " " + Reason.of(status) + "\r\n");
        all.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return out;
    }

    /** Cuts the connection. */
    public void drop() throws IOException {
        reusable = false;
        socket.close();
    }

    boolean isReusable() {
        return reusable;
    }
}
