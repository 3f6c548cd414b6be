package payscore.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.ReadServiceOrder;
import payscore.domain.fixture.ServiceOrders;

class ApiKeyFilterTest extends WebSliceTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic alpha-key", "alpha-key",
            "Bearer alpha-key x",
            "Bearer alpha-kez", "Bearer\talpha-key", "Bearer ALPHA-KEY", "Bearer " + TestKeys.ALPHA_SHA256})
    void withoutAKnownKeyNothingHappens(String authorization) {
        assertThat(mvc.post().uri("/v1/service-orders").header("Authorization", authorization)
                .contentType("application/json").content(CREATION)).hasStatus(401);
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void twoKeysAtOnceAreNone() {
        assertThat(get("/v1/service-orders/A1").header("Authorization", "Bearer " + TestKeys.BETA)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/service-orders/PS20250601_000001", "/v1;x=y/service-orders/PS20250601_000001",
            "/%761/service-orders/PS20250601_000001", "/v1/service-orders;a/PS20250601_000001",
            "/v1/service%2Dorders/PS20250601_000001"})
    void noSpellingOfThePathWalksAroundTheKey(String path) {
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.created(), Optional.empty());

        assertThat(mvc.get().uri(URI.create(path))).hasStatus(401);
        assertThat(get(path)).hasStatusOk();
    }

    @Test
    void theKeyIsAskedForBeforeTheBodyIsLookedAt() {
        assertThat(mvc.post().uri("/v1/service-orders").content(" ".repeat(100_000))).hasStatus(401);
    }
}
