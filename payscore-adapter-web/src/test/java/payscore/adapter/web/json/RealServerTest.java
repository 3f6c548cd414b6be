package payscore.adapter.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import payscore.adapter.web.ScriptedUseCases;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceOnPort;
import payscore.application.port.in.ReadServiceOrder;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

/** What only a real server does: chunks, forms, and requests it takes apart itself. */
@WebSliceOnPort
class RealServerTest {
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @LocalServerPort
    private int port;

    @Autowired
    private ScriptedUseCases useCases;

    @BeforeEach
    void forgetTheTestBefore() {
        useCases.reset();
    }

    @Test
    @Covers("M13")
    void aChunkedBodyOverTheLimitIsRefused() throws Exception {
        var tooLong = " ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        var request = request("/v1/service-orders").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))).build();

        assertProblem(send(request), 413, "/problems/payload-too-large");
    }

    @Test
    void aFormIsNotJson() throws Exception {
        assertProblem(send(request("/v1/service-orders")
                .header("Content-Type", "multipart/form-data; boundary=b").POST(BodyPublishers.ofString("--b--"))
                .build()),
                415, "/problems/unsupported-media-type");
        assertProblem(send(request("/v1/service-orders")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("mch_id=1900000200")).build()), 415, "/problems/unsupported-media-type");
    }

    @Test
    void aFormInTheBodyNamesNoMerchant() throws Exception {
        assertProblem(send(request("/v1/service-orders/PS20250601_000001/refresh")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("mch_id=1900000200")).build()), 415, "/problems/unsupported-media-type");
        assertThat(useCases.calls).hasValue(0);
    }

    @Test
    void aQueryThatCannotBeDecodedIsMalformed() throws Exception {
        var answer = send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/service-orders?cursor=%ff%fe"))
                        .header("Authorization", "Bearer " + TestKeys.ALPHA).build());

        assertProblem(answer, 400, "/problems/malformed-request");
    }

    @Test
    void noSpellingOfThePathWalksAroundTheKey() throws Exception {
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.created(), Optional.empty());

        for (var path : new String[]{"/v1;x=y/service-orders/A1", "/%761/service-orders/A1", "/v1/./service-orders/A1",
                "/x/../v1/service-orders/A1", "//v1/service-orders/A1"}) {
            var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build());
            assertThat(answer.statusCode()).as(path).isIn(400, 401, 404);
            assertThat(answer.body()).as(path).doesNotContain("service_introduction");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TestKeys.ALPHA);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + type + "\"");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
    }
}
