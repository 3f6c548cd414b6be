package payscore.adapter.web.webhook;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import payscore.adapter.web.webhook.WebhookTargets.Target;
import payscore.application.contract.WebhookSendingContract;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.domain.fixture.ServiceOrders;

/** An endpoint by HTTP, which takes with 204 and refuses with 503. */
class HttpWebhookSendingContractTest implements WebhookSendingContract {
    private static final Pattern ID = Pattern.compile("(?i)webhook-id: (\\S+)");

    private volatile String status = "204 No Content";
    private final RawEndpoint endpoint = new RawEndpoint(
            out -> out.write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
    private final AllowedHosts allowed = AllowedHosts.of(Set.of("localhost:" + endpoint.port()));
    private final HttpWebhookSending sending = new HttpWebhookSending(
            new WebhookTargets(Map.of(new EndpointKey(ServiceOrders.MCH_ID, ENDPOINT),
                    new Target(URI.create("http://localhost:" + endpoint.port() + "/hooks"),
                            new StandardWebhookSigner(List.of(WebhookSecret
                                    .read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow()))))),
            WebhookClient.create(allowed), Clock.systemUTC(), Duration.ofSeconds(15));

    @AfterEach
    void close() throws IOException {
        sending.close();
        endpoint.close();
    }

    @Override
    public WebhookSending sending() {
        return sending;
    }

    @Override
    public List<Arrival> arrivals() {
        return endpoint.requests.stream().map(HttpWebhookSendingContractTest::arrival).toList();
    }

    private static Arrival arrival(String request) {
        var end = request.indexOf("\r\n\r\n");
        var id = ID.matcher(request.substring(0, end));
        return new Arrival(id.find() ? id.group(1) : "none", request.substring(end + 4));
    }

    @Override
    public void breakDestination() {
        status = "503 Service Unavailable";
    }

    @Override
    public void mendDestination() {
        status = "204 No Content";
    }
}
