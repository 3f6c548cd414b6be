package payscore.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** One HTML page from the class path, served for exactly one path. */
public final class StaticPage implements Handler {
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
    public void handle(Exchange exchange) throws IOException {
        boolean here = exchange.rawPath().equals(path);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "text/html; charset=utf-8",
                "Content-Security-Policy",
                "default-src 'self' 'unsafe-inline'; img-src 'self' data:");
        exchange.respond(
                here ? 200 : 404,
                headers,
                here ? content : Body.of("<h1>404</h1><p><a href=\"/\">PayScore simulator</a></p>"));
    }
}
