package payscore.adapter.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.adapter.web.webhook.WebhookTargets.Target;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending.Outcome;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

@Timeout(30)
class HttpWebhookSendingTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String HOST = "merchant.test";
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final String[] OK = {"HTTP/1.1 204 No Content"};

    private final Clock clock = Clock.systemUTC();
    private final Names names = new Names();
    private TlsSocketStrategy tls = DefaultClientTlsStrategy.createDefault();
    private Duration deadline = HttpWebhookSending.DEADLINE;
    private Optional<HttpWebhookSending> sending = Optional.empty();
    private Optional<RawEndpoint> endpoint = Optional.empty();

    /** A name service as a test wants it. */
    private static final class Names implements DnsResolver {
        private final AtomicInteger lookups = new AtomicInteger();
        private String[] addresses = {"127.0.0.1"};
        private Optional<CountDownLatch> silence = Optional.empty();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (silence.isPresent()) {
                silence.get().countDown();
                waitForever();
            }
            lookups.incrementAndGet();
            if (addresses.length == 0) {
                throw new UnknownHostException(host);
            }
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        }

        private static void waitForever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @AfterEach
    void close() throws IOException {
        sending.ifPresent(HttpWebhookSending::close);
        if (endpoint.isPresent()) {
            endpoint.get().close();
        }
    }

    @Test
    void sendsTheStoredBytesSignedForThisMoment() throws Exception {
        serve(RawEndpoint.answering(OK));

        assertThat(send(allowed())).isEqualTo(new Outcome.Taken());

        var request = requests().getFirst();
        var head = request.substring(0, request.indexOf("\r\n\r\n"));
        assertThat(head).startsWith("POST /hooks/payscore?tenant=7 HTTP/1.1").contains("Host: merchant.test:",
                "Content-Type: application/json", "User-Agent: PayScore-Webhooks/1", "Connection: close")
                .doesNotContain("Upgrade", "Cookie", "Accept-Encoding", "Expect");
        var headers = head.lines().skip(1).map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1])));
        new Webhook(SECRET).verify(request.substring(request.indexOf("\r\n\r\n") + 4), headers);
        assertThat(headers.get("webhook-id")).containsExactly("msg_1");
    }

    @ParameterizedTest
    @Covers("B02")
    @CsvSource({"200 OK", "201 Created", "202 Accepted", "299 Whatever"})
    void everySuccessIsTaken(String status) {
        serve(RawEndpoint.answering("HTTP/1.1 " + status, "Content-Length: 0"));

        assertThat(send(allowed())).isEqualTo(new Outcome.Taken());
    }

    @ParameterizedTest
    @Covers("B02")
    @ValueSource(strings = {"301", "302", "303", "307", "308"})
    void aRedirectIsAFailureAndNotFollowed(String status) {
        serve(new RawEndpoint(out -> out.write(("HTTP/1.1 " + status + " Moved\r\nLocation: http://merchant.test:"
                + endpoint.orElseThrow().port() + "/elsewhere\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII))));

        assertThat(send(allowed())).isEqualTo(failed(status));
        assertThat(requests()).hasSize(1);
    }

    @Test
    @Covers("B02")
    void goneIsItsOwnOutcome() {
        serve(RawEndpoint.answering("HTTP/1.1 410 Gone", "Content-Length: 0"));

        assertThat(send(allowed())).isEqualTo(new Outcome.Gone());
    }

    @ParameterizedTest
    @Covers("B02")
    @CsvSource({"429, 120, PT2M", "503, 0, PT0S", "503, 99999999999999, PT596523H14M7S", "500, soon, ", "500, -5, ",
            "429, 'Wed, 21 Oct 2015 07:28:00 GMT', PT0S"})
    void retryAfterIsToldWhereItCanBeRead(String status, String value, Duration expected) {
        serve(RawEndpoint.answering("HTTP/1.1 " + status + " No", "Retry-After: " + value, "Content-Length: 0"));

        assertThat(send(allowed())).isEqualTo(new Outcome.Failed(status, Optional.ofNullable(expected)));
    }

    @Test
    @Covers("B02")
    void retryAfterMayBeADate() {
        var now = Instant.parse("2025-06-01T02:00:00Z");

        assertThat(RetryAfter.read("Sun, 01 Jun 2025 02:30:00 GMT", now)).contains(Duration.ofMinutes(30));
        assertThat(RetryAfter.read("Sunday, 01-Jun-25 02:30:00 GMT", now)).contains(Duration.ofMinutes(30));
        assertThat(RetryAfter.read("", now)).isEmpty();
    }

    @Test
    @Covers("B02")
    void anEndpointThatNeverAnswersIsLeftAtTheDeadline() {
        assertThat(HttpWebhookSending.DEADLINE).isEqualTo(Duration.ofSeconds(15));
        deadline = SHORT;
        serve(new RawEndpoint(out -> endpoint.orElseThrow().closing.await()));

        assertThat(timed(() -> send(allowed()))).isEqualTo(failed("timeout"));
    }

    @Test
    @Covers("B02")
    void anEndpointThatDripsItsHeadersIsLeftAtTheSameDeadline() {
        deadline = SHORT;
        serve(new RawEndpoint(out -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (!endpoint.orElseThrow().closing.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        }));

        assertThat(timed(() -> send(allowed()))).isEqualTo(failed("timeout"));
    }

    @Test
    @Covers("B02")
    void aBodyWithoutEndIsNotRead() {
        serve(new RawEndpoint(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        }));

        assertThat(timed(() -> send(allowed()))).isEqualTo(new Outcome.Taken());
    }

    @Test
    @Covers("B02")
    void aNameServiceThatNeverAnswersIsLeftAtTheDeadlineToo() throws InterruptedException {
        deadline = SHORT;
        var asked = new CountDownLatch(1);
        names.silence = Optional.of(asked);
        serve(RawEndpoint.answering(OK));

        assertThat(timed(() -> send(allowed()))).isEqualTo(failed("timeout"));
        asked.await();
    }

    @Test
    void whatIsNotHttpIsAFailure() {
        serve(RawEndpoint.answering("SSH-2.0-OpenSSH"));

        assertThat(send(allowed())).isEqualTo(failed("connection-failed"));
        assertThat(requests()).as("no retry").hasSize(1);
    }

    @Test
    void anEndpointThatHangsUpIsNotAskedTwice() {
        serve(new RawEndpoint(out -> {}));

        assertThat(send(allowed())).isEqualTo(failed("connection-failed"));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aPortNobodyListensOnRefuses() throws IOException {
        var endpointThatWas = RawEndpoint.answering(OK);
        serve(endpointThatWas);
        endpointThatWas.close();

        assertThat(send(allowed())).isEqualTo(failed("connection-refused"));
    }

    @Test
    void aNameNobodyKnowsIsAFailure() {
        names.addresses = new String[0];
        serve(RawEndpoint.answering(OK));

        assertThat(send(allowed())).isEqualTo(failed("unknown-host"));
    }

    @Test
    void anEndpointThatIsNotConfiguredIsAFailure() {
        serve(RawEndpoint.answering(OK));
        var unknown = WebhookDelivery.first("msg_1", "other", ServiceOrders.KEY, 1, RequestBody.of("{}"),
                clock.instant());

        assertThat(sending(allowed(), url(HOST)).send(unknown)).isEqualTo(failed("endpoint-not-configured"));
    }

    @ParameterizedTest
    @Covers("B04")
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.1.1"})
    void aNameThatLeadsInwardsIsRefusedBeforeAnythingIsSent(String address) {
        names.addresses = new String[]{address};
        serve(RawEndpoint.answering(OK));

        assertThat(send(AllowedHosts.NONE)).isEqualTo(failed("address-refused"));
        assertThat(requests()).isEmpty();
    }

    @Test
    @Covers("B04")
    void oneInwardAddressAmongPublicOnesIsEnough() {
        names.addresses = new String[]{"93.184.215.14", "127.0.0.1"};
        serve(RawEndpoint.answering(OK));

        assertThat(send(AllowedHosts.NONE)).isEqualTo(failed("address-refused"));
    }

    @ParameterizedTest
    @Covers("B04")
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "127.0.0.010"})
    void anAddressWrittenAsAHostIsCheckedToo(String host) {
        serve(RawEndpoint.answering(OK));
        var client = WebhookClient.create(AllowedHosts.NONE);
        var direct = new HttpWebhookSending(targets(url(host)), client, clock, deadline);
        sending = Optional.of(direct);

        assertThat(direct.send(delivery())).isIn(failed("address-refused"), failed("unknown-host"));
        assertThat(requests()).isEmpty();
    }

    @Test
    @Covers("B04")
    void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() {
        serve(RawEndpoint.answering(OK));

        assertThat(send(allowed())).isEqualTo(new Outcome.Taken());
        assertThat(names.lookups).as("a second look-up could be answered otherwise").hasValue(1);

        // The name leads somewhere else now: the next call sees it, because no connection is kept.
        names.addresses = new String[]{"127.0.0.2"};
        assertThat(sending.orElseThrow().send(delivery())).isNotEqualTo(new Outcome.Taken());
        assertThat(requests()).hasSize(1);
    }

    @Test
    @Covers("B04")
    void aHostIsAllowedByExactNameAndPort() {
        serve(RawEndpoint.answering(OK));

        for (var others : List.of("test", "x.merchant.test", HOST + ":1", "127.0.0.1", "*")) {
            assertThat(send(AllowedHosts.of(Set.of(others)))).as(others).isEqualTo(failed("address-refused"));
        }
        assertThat(send(AllowedHosts.of(Set.of(" Merchant.TEST ")))).isEqualTo(new Outcome.Taken());
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
        var context = contextWithCertificateFor(HOST, folder);
        serve(new RawEndpoint(tlsSocket(context), answerOk()));

        assertThat(sending(allowed(), httpsUrl(HOST)).send(delivery())).isEqualTo(failed("tls-failed"));
    }

    @Test
    void aCertificateMustBeForTheNameThatWasConfigured(@TempDir Path folder) throws Exception {
        var context = contextWithCertificateFor(HOST, folder);
        tls = new DefaultClientTlsStrategy(context);
        serve(new RawEndpoint(tlsSocket(context), answerOk()));
        var port = endpoint.orElseThrow().port();

        assertThat(sending(allowed(), httpsUrl(HOST)).send(delivery())).isEqualTo(new Outcome.Taken());
        sending.orElseThrow().close();
        assertThat(sending(AllowedHosts.of(Set.of("other.test:" + port)), httpsUrl("other.test")).send(delivery()))
                .isEqualTo(failed("tls-failed"));
    }

    private static RawEndpoint.Answering answerOk() {
        return out -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static ServerSocket tlsSocket(SSLContext context) throws IOException {
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    /** Keys made by the JDK's own tool; trusted by whoever uses the context. */
    private static SSLContext contextWithCertificateFor(String host, Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(tool, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + host,
                "-ext", "SAN=dns:" + host, "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
                "changeit").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("a", keys.getCertificate("a"));
        trusted.init(certificates);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Fails when it takes as long as a per-read deadline would. */
    private static Outcome timed(java.util.function.Supplier<Outcome> call) {
        var start = System.nanoTime();
        var outcome = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        return outcome;
    }

    private void serve(RawEndpoint served) {
        endpoint = Optional.of(served);
    }

    private List<String> requests() {
        return endpoint.orElseThrow().requests;
    }

    private AllowedHosts allowed() {
        return AllowedHosts.of(Set.of(HOST + ":" + endpoint.orElseThrow().port()));
    }

    private URI url(String host) {
        return URI.create("http://" + host + ":" + endpoint.orElseThrow().port() + "/hooks/payscore?tenant=7");
    }

    private URI httpsUrl(String host) {
        return URI.create("https://" + host + ":" + endpoint.orElseThrow().port() + "/hooks");
    }

    private Outcome send(AllowedHosts allowed) {
        sending.ifPresent(HttpWebhookSending::close);
        return sending(allowed, url(HOST)).send(delivery());
    }

    private HttpWebhookSending sending(AllowedHosts allowed, URI url) {
        var client = WebhookClient.create(names, allowed, tls);
        var made = new HttpWebhookSending(targets(url), client, clock, deadline);
        sending = Optional.of(made);
        return made;
    }

    private static WebhookTargets targets(URI url) {
        var signer = new StandardWebhookSigner(List.of(WebhookSecret.read(SECRET).orElseThrow()));
        return new WebhookTargets(Map.of(new EndpointKey(ServiceOrders.MCH_ID, "main"), new Target(url, signer)));
    }

    private WebhookDelivery delivery() {
        return WebhookDelivery.first("msg_1", "main", ServiceOrders.KEY, 1,
                RequestBody.of("{\"type\":\"service_order.paid\",\"data\":{\"attach\":\"充电宝\"}}"), clock.instant());
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(why, Optional.empty());
    }
}
