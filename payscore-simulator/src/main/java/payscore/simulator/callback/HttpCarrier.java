package payscore.simulator.callback;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import payscore.simulator.http.Body;

/** Over HTTP, following no redirect. */
public final class HttpCarrier implements Carrier, AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Override
    public int deliver(URI target, Map<String, String> headers, Body body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(ANSWER_MAX)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for " + target.getRawAuthority());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
