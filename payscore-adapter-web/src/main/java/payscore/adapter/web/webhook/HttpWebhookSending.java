package payscore.adapter.web.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import payscore.adapter.web.webhook.CheckedDnsResolver.AddressRefused;
import payscore.adapter.web.webhook.WebhookTargets.Target;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending;

/**
 * Sends webhooks over HTTP. The status line decides; what follows it is not read, so an endless body costs nothing. One deadline
 * holds for all of a call: resolving the name, connecting, sending, and waiting for the status.
 */
public final class HttpWebhookSending implements WebhookSending, AutoCloseable {
    /** Standard Webhooks recommends 15 to 30 seconds. */
    public static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int GONE = 410;

    private final WebhookTargets targets;
    private final CloseableHttpClient client;
    private final InstantSource clock;
    private final Duration deadline;
    private final ExecutorService calls = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());

    HttpWebhookSending(WebhookTargets targets, CloseableHttpClient client, InstantSource clock, Duration deadline) {
        this.targets = targets;
        this.client = client;
        this.clock = clock;
        this.deadline = deadline;
    }

    public static HttpWebhookSending to(WebhookTargets targets, AllowedHosts allowed, InstantSource clock) {
        return new HttpWebhookSending(targets, WebhookClient.create(allowed), clock, DEADLINE);
    }

    @Override
    public Outcome send(WebhookDelivery delivery) {
        return targets.find(new EndpointKey(delivery.key().mchId(), delivery.endpoint()))
                .map(target -> outcomeOf(request(target, delivery)))
                .orElseGet(() -> failed("endpoint-not-configured"));
    }

    private HttpPost request(Target target, WebhookDelivery delivery) {
        var body = delivery.payload().bytes();
        var now = clock.instant();
        var request = new HttpPost(target.url());
        request.setHeader("webhook-id", delivery.messageId());
        request.setHeader("webhook-timestamp", now.getEpochSecond());
        request.setHeader("webhook-signature", target.signer().sign(delivery.messageId(), now, body));
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private Outcome outcomeOf(HttpPost request) {
        // On a thread of its own, because looking up a name cannot be interrupted.
        var call = calls.submit(() -> call(request));
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return failed("timeout");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A webhook could not even be tried", fault.getCause());
        } finally {
            // Closes the connection, whatever it is still doing.
            request.cancel();
        }
    }

    private Outcome call(HttpPost request) {
        try {
            var answer = client.executeOpen(HttpHost.create(request.getUri()), request, HttpCoreContext.create());
            return judge(answer);
        } catch (IOException | URISyntaxException failure) {
            return failed(wordFor(failure));
        }
    }

    private Outcome judge(HttpResponse answer) {
        var status = answer.getCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        return status == GONE
                ? new Outcome.Gone()
                : new Outcome.Failed(String.valueOf(status), Optional
                        .ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER)).map(Header::getValue)
                        .flatMap(text -> RetryAfter.read(text, clock.instant())));
    }

    private static String wordFor(Exception failure) {
        return switch (failure) {
            case AddressRefused refused -> "address-refused";
            case UnknownHostException unknown -> "unknown-host";
            case SocketTimeoutException slow -> "timeout";
            case SSLException untrusted -> "tls-failed";
            case ConnectException refused -> "connection-refused";
            default -> "connection-failed";
        };
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(why, Optional.empty());
    }

    @Override
    public void close() {
        calls.shutdownNow();
        try {
            client.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
