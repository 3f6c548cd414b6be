package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;

/** What the service tells about itself to whoever asks. */
class ActuatorTest {
    private final JsonClient anybody = new JsonClient(Deployment.underTest().service(), Map.of());

    @ParameterizedTest
    @Covers("K07")
    @ValueSource(strings = {"env", "configprops", "heapdump", "threaddump", "beans", "loggers", "metrics",
            "mappings", "conditions", "httpexchanges", "logfile", "startup"})
    void nothingThatCouldHoldAKeyIsThere(String endpoint) {
        assertThat(anybody.get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    /** Numbers under words out of few; nothing of a merchant's, a user's or an order's. */
    @Test
    @Covers("K07")
    void measurementsNameNoKeyAndNoOrder() throws IOException, InterruptedException {
        var address = URI.create(Deployment.underTest().service() + "/actuator/prometheus");
        var page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString())
                .body();

        assertThat(page).contains("payscore_buckets_held").doesNotContain("BEGIN", "psk_", "openid", "out_order_no=");
    }

    @Test
    @Covers("K07")
    void healthIsToldWithoutDetails() {
        assertThat(anybody.get("/actuator/health").body().propertyNames()).containsExactlyInAnyOrder("status",
                "groups");
    }
}
