package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(strings = {"env", "configprops", "heapdump", "threaddump", "beans", "loggers", "metrics", "prometheus",
            "mappings", "conditions", "httpexchanges", "logfile", "startup"})
    void nothingThatCouldHoldAKeyIsThere(String endpoint) {
        assertThat(anybody.get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    @Test
    @Covers("K07")
    void healthIsToldWithoutDetails() {
        assertThat(anybody.get("/actuator/health").body().propertyNames()).containsExactlyInAnyOrder("status",
                "groups");
    }
}
