package payscore.adapter.wechat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import payscore.adapter.wechat.fixture.FakeWeChat;
import payscore.adapter.wechat.fixture.Gateways;
import payscore.adapter.wechat.fixture.RawServer;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.Vectors;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;

/** No call outlives its deadline, and none is repeated. */
@Timeout(60)
class HttpWeChatTransportTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(400);
    /** WeChat closes idle connections after about 8 seconds. */
    private static final int WECHATS_PATIENCE_MILLIS = 8_000;
    private static final Request POST = Request.post("/v3/payscore/serviceorder", RequestBody.of("{\"a\":1}"));
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    @Covers("W05")
    void closesAnIdleConnectionBeforeWeChatDoes() throws Exception {
        var closedByUs = new CompletableFuture<Boolean>();
        try (var weChat = new RawServer(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, OK);
            closedByUs.complete(hangsUpWithin(WECHATS_PATIENCE_MILLIS, socket));
        })) {
            assertThat(exchange(weChat.url("http"), POST, PATIENT)).isInstanceOf(Exchange.Answered.class);

            assertThat(closedByUs.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Covers("W05")
    void doesNotRepeatARequestWhoseConnectionIsReset() throws Exception {
        try (var weChat = new RawServer(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, OK);
            RawServer.readRequest(socket);
            RawServer.reset(socket);
        })) {
            var transport = transportTo(weChat.url("http"), PATIENT);
            assertThat(transport.exchange(TestMerchants.inPublicKeyMode(), POST, PATIENT))
                    .isInstanceOf(Exchange.Answered.class);

            assertThat(transport.exchange(TestMerchants.inPublicKeyMode(), POST, PATIENT))
                    .isEqualTo(new Exchange.NoAnswer("connection-broken"));
            assertThat(weChat.connections()).isEqualTo(1);
        }
    }

    @Test
    @Covers("W06")
    void tellsThatNothingWasSentWhereNobodyListens() {
        assertThat(exchange(Gateways.NOWHERE, POST, PATIENT)).isEqualTo(new Exchange.NotSent("not-connected"));
        assertThat(exchange(URI.create("http://nowhere.invalid"), POST, PATIENT))
                .isEqualTo(new Exchange.NotSent("not-connected"));
    }

    @Test
    @Covers("K10")
    void tellsThatNothingWasSentWhenTheSigningKeyIsGone() throws Exception {
        try (var weChat = new FakeWeChat()) {
            assertThat(transportTo(weChat.url(), PATIENT)
                    .exchange(TestMerchants.thatCannotSign(), POST, PATIENT))
                    .isEqualTo(new Exchange.NotSent("not-signed"));
            assertThat(weChat.asked()).isEmpty();
        }
    }

    @Test
    @Covers("T04")
    void readsTheClockOncePerAttempt() throws Exception {
        var jumping = new AtomicLong();
        InstantSource clock = () -> ServiceOrders.REQUESTED_AT.plusSeconds(jumping.getAndAdd(-3600));
        try (var weChat = new FakeWeChat()) {
            weChat.answersSigned(200, "{}", ServiceOrders.REQUESTED_AT);

            var exchange = Gateways.http(weChat.url(), clock, Gateways.PATIENT)
                    .exchange(TestMerchants.inPublicKeyMode(), POST, PATIENT);

            assertThat(exchange).isInstanceOfSatisfying(Exchange.Answered.class,
                    answer -> assertThat(answer.signedAt()).isEqualTo(ServiceOrders.REQUESTED_AT));
            assertThat(weChat.asked()).singleElement()
                    .satisfies(asked -> assertThat(asked.headers().getFirst("Authorization"))
                            .contains("timestamp=\"" + ServiceOrders.REQUESTED_AT.getEpochSecond() + "\""));
            assertThat(jumping).hasValue(-3600);
        }
    }

    @Test
    @Covers("T02")
    void endsACallAtItsDeadlineWhateverTheClockDoes() throws Exception {
        var over = new CountDownLatch(1);
        var jumping = new AtomicLong();
        InstantSource clock = () -> ServiceOrders.REQUESTED_AT.plusSeconds(jumping.getAndAdd(-3600));
        try (var silent = new RawServer(socket -> over.await(30, TimeUnit.SECONDS))) {
            assertThat(Gateways.http(silent.url("http"), clock, Gateways.PATIENT)
                    .exchange(TestMerchants.inPublicKeyMode(), POST, HASTY))
                    .isEqualTo(new Exchange.NoAnswer("timeout"));
            over.countDown();
        }
    }

    @Test
    @Covers("W07")
    void endsAHandshakeThatHangsWhenTheDeadlineIsOver() throws Exception {
        var over = new CountDownLatch(1);
        try (var silent = new RawServer(socket -> over.await(30, TimeUnit.SECONDS))) {
            assertThat(exchange(silent.url("https"), POST, HASTY)).isEqualTo(new Exchange.NoAnswer("timeout"));
            over.countDown();
        }
    }

    @Test
    @Covers("W07")
    void sendsNothingToAnUntrustedServerAndNothingInClearAfterwards() throws Exception {
        var untrusted = untrustedServer();
        try (var plain = new FakeWeChat()) {
            var both = Gateways.transport(
                    new Hosts(URI.create("https://127.0.0.1:" + untrusted.getAddress().getPort()), plain.url()),
                    InstantSource.fixed(ServiceOrders.REQUESTED_AT), Gateways.PATIENT);

            assertThat(both.exchange(TestMerchants.inPublicKeyMode(), POST, PATIENT))
                    .isEqualTo(new Exchange.NoAnswer("tls-failure"));
            assertThat(plain.asked()).isEmpty();
        } finally {
            untrusted.stop(0);
        }
    }

    @Test
    @Covers("W08")
    void hangsUpOnAnAnswerThatDripsWhenTheDeadlineIsOver() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var dripping = new RawServer(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            writeUntilHungUp(" ", 50, socket, hungUp);
        })) {
            assertThat(exchange(dripping.url("http"), POST, HASTY)).isEqualTo(new Exchange.NoAnswer("timeout"));
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Covers("W08")
    void endsACallWhoseHeadersDripWhenTheDeadlineIsOver() throws Exception {
        try (var dripping = new RawServer(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nX: ");
            writeUntilHungUp("x", 50, socket, new CountDownLatch(1));
        })) {
            assertThat(exchange(dripping.url("http"), POST, HASTY)).isEqualTo(new Exchange.NoAnswer("timeout"));
        }
    }

    @Test
    @Covers("W09")
    void hangsUpOnAnAnswerThatDoesNotEnd() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var endless = new RawServer(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            writeUntilHungUp("400\r\n" + " ".repeat(1024) + "\r\n", 0, socket, hungUp);
        })) {
            assertThat(exchange(endless.url("http"), POST, PATIENT))
                    .isEqualTo(new Exchange.NoAnswer("answer-too-large"));
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Exchange exchange(URI host, Request request, Duration deadline) {
        return transportTo(host, PATIENT).exchange(TestMerchants.inPublicKeyMode(), request, deadline);
    }

    private static WeChatTransport transportTo(URI host, Duration connect) {
        return Gateways.http(host, InstantSource.fixed(ServiceOrders.REQUESTED_AT), Gateways.deadlines(connect));
    }

    private static boolean hangsUpWithin(int millis, Socket socket) {
        try {
            socket.setSoTimeout(millis);
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void writeUntilHungUp(String piece, int pauseMillis, Socket socket, CountDownLatch hungUp)
            throws InterruptedException {
        var pause = new CountDownLatch(1);
        try {
            while (!pause.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                RawServer.write(socket, piece);
            }
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    /** With a certificate that no authority has signed. */
    private static HttpsServer untrustedServer() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("wechat", Vectors.weChatPrivateKey(), new char[0],
                new Certificate[]{Vectors.platformCertificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.start();
        return server;
    }
}
