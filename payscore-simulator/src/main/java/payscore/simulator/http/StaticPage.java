package payscore.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** One HTML page from the class path, served for exactly one path. */
public final class StaticPage implements HttpHandler {
    private final String path;
    private final Body content;

    public StaticPage(String path, String resource) {
        this.path = path;
        try (InputStream in = StaticPage.class.getResourceAsStream(resource)) {
            this.content = Body.of(Optional.ofNullable(in)
                    .orElseThrow(() -> new IllegalStateException("no page " + resource))
                    .readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("no page " + resource, unreadable);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean here = exchange.getRequestURI().getPath().equals(path);
        Body body = here ? content : Body.of("<h1>404</h1><p><a href=\"/\">PayScore simulator</a></p>");
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; img-src 'self' data:");
        exchange.sendResponseHeaders(here ? 200 : 404, body.length());
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.bytes());
        }
    }
}
